// Elements from plain values. Text only ever becomes text nodes, so that no document can bring markup along.

/** `h("p.note", {id: "x"}, "words", child, [more])`; null and false children are left out. */
export function h(tag, attributes = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : String(value));
  }
  element.append(...children.flat(3).filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return element;
}

/** Children with a separator between them. */
export const joined = (children, separator = ", ") => children.flatMap((child, i) => (i ? [separator, child] : [child]));

export const loading = (what) => h("p.state", { role: "status" }, `Loading ${what} …`);
export const empty = (words, ...next) => h("p.state", {}, words, " ", ...next);

/** What went wrong in the service's own words, and a way to try again. */
export function failure(problem, retry) {
  return h("div.problem", { role: "alert" },
    h("h2", {}, problem.title || "Something went wrong"),
    problem.detail && h("p", {}, problem.detail),
    problem.allowed?.length > 0 && h("p", {}, `Possible: ${problem.allowed.join(", ")}`),
    h("p.meta", {}, problem.status ? `Status ${problem.status}` : "Is the service still running?"),
    h("button", { type: "button", onclick: retry }, "Try again"));
}

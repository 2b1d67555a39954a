// The SPARQL page: sends the query, shows rows as a table and triples as text. Text from the graph only ever becomes text nodes.
const form = document.querySelector("form");
const query = document.getElementById("query");
const worked = document.getElementById("worked");
const told = document.getElementById("told");
const answer = document.getElementById("answer");
const RESULTS = "application/sparql-results+json";

function element(name, text, parent) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (parent) parent.append(made);
  return made;
}

function cell(term, row) {
  const made = element("td", undefined, row);
  if (!term) return;
  if (term.type === "uri" && /^https?:/.test(term.value)) {
    element("a", term.value, made).href = term.value;
  } else {
    made.textContent = term.value;
  }
}

function table({ head, results }) {
  const made = element("table");
  const top = element("tr", undefined, element("thead", undefined, made));
  for (const name of head.vars) element("th", name, top).scope = "col";
  const body = element("tbody", undefined, made);
  for (const binding of results.bindings) {
    const row = element("tr", undefined, body);
    for (const name of head.vars) cell(binding[name], row);
  }
  return made;
}

async function show(response) {
  const type = response.headers.get("content-type") ?? "";
  if (!response.ok) {
    told.textContent = (await response.json()).detail ?? response.statusText;
  } else if (type.startsWith(RESULTS)) {
    const found = await response.json();
    told.textContent = found.results ? `${found.results.bindings.length} rows` : String(found.boolean);
    if (found.results) answer.append(table(found));
  } else {
    element("pre", await response.text(), answer);
    told.textContent = "triples";
  }
}

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  answer.replaceChildren();
  told.textContent = "asking";
  const headers = { Accept: `${RESULTS}, text/turtle`, "Content-Type": "application/sparql-query" };
  try {
    await show(await fetch("/sparql", { method: "POST", headers, body: query.value }));
  } catch (error) {
    told.textContent = `no answer: ${error.message}`;
  }
});

worked.addEventListener("change", () => {
  if (worked.value) query.value = worked.value;
});

// Prints the quads of standard input, read by N3.js in the media type of the first argument, as a JSON list of strings.
import { readFileSync } from "node:fs";
import { Parser } from "n3";

const quads = new Parser({ format: process.argv[2] }).parse(readFileSync(0, "utf8"));
const graph = (term) => (term.termType === "DefaultGraph" ? "DEFAULT" : term.value);
console.log(JSON.stringify(quads.map((q) => [q.subject.value, q.predicate.value, q.object.value, graph(q.graph)])));

// usage: node expressions.mjs FILE
// FILE: {"contexts": {name: value}, "expressions": [text]}. Prints one JSON array, in order: {"value": …} or {"refused": message}.
// A value keeps what plain JSON loses: {"number": "NaN"}, {"array": […]}, {"object": [[key, value], …]}.
import { readFileSync } from "node:fs";
import { Evaluator, Lexer, Parser, data } from "@actions/expressions";

const { contexts, expressions } = JSON.parse(readFileSync(process.argv[2], "utf8"));

const take = value =>
  value === null ? new data.Null()
  : Array.isArray(value) ? new data.Array(...value.map(take))
  : typeof value === "object" ? new data.Dictionary(...Object.entries(value).map(([key, member]) => ({ key, value: take(member) })))
  : typeof value === "boolean" ? new data.BooleanData(value)
  : typeof value === "number" ? new data.NumberData(value)
  : new data.StringData(value);

const give = value => {
  switch (value.kind) {
    case data.Kind.Null: return null;
    case data.Kind.Array: return { array: value.values().map(give) };
    case data.Kind.Dictionary: return { object: value.pairs().map(pair => [pair.key, give(pair.value)]) };
    case data.Kind.Number: return Number.isFinite(value.value) ? value.value : { number: String(value.value) };
    default: return value.value;
  }
};

// answer as for a job whose steps all succeeded; hashFiles shows what it was given
const status = (name, answer, most = Number.MAX_SAFE_INTEGER) => ({ name, description: "", minArgs: 0, maxArgs: most, call: () => new data.BooleanData(answer) });
const functions = [
  status("always", true, 0),
  status("cancelled", false, 0),
  status("failure", false),
  status("success", true),
  { name: "hashFiles", description: "", minArgs: 1, maxArgs: 255, call: (...patterns) => new data.StringData(patterns.map(p => p.coerceString()).join("+")) },
];

const known = take(contexts);
const named = new Map(functions.map(each => [each.name.toLowerCase(), each]));

const evaluate = text => {
  try {
    const parsed = new Parser(new Lexer(text).lex().tokens, Object.keys(contexts), functions).parse();
    return { value: give(new Evaluator(parsed, known, named).evaluate()) };
  } catch (failure) {
    return { refused: failure.message };
  }
};

process.stdout.write(JSON.stringify(expressions.map(evaluate)));

// The packages import JSON without an import attribute, which node refuses: it is added here, for the files that they name so.
import { register } from "node:module";

const hook = `
export async function load(url, context, next) {
  return url.endsWith(".json") ? next(url, { ...context, format: "json", importAttributes: { type: "json" } }) : next(url, context);
}`;

register("data:text/javascript," + encodeURIComponent(hook));

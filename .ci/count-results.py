"""Adds up the results of every .trx file, names what failed and what was skipped, and ends with `N passed, N failed`."""
import glob
import sys
import xml.etree.ElementTree as ET

ns = {"t": "http://microsoft.com/schemas/VisualStudio/TeamTest/2010"}
passed = failed = 0
skipped = []
for path in glob.glob(f"{sys.argv[1]}/**/*.trx", recursive=True):
    for result in ET.parse(path).getroot().findall(".//t:UnitTestResult", ns):
        outcome = result.get("outcome")
        if outcome == "Passed":
            passed += 1
        elif outcome == "NotExecuted":
            reason = result.find(".//t:StdOut", ns)
            skipped.append((result.get("testName"), (reason.text or "").strip() if reason is not None else ""))
        else:
            failed += 1
            print(f"failed: {result.get('testName')}")
for name, reason in skipped:
    print(f"skipped: {name}: {reason}")
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed or passed == 0 else 0)

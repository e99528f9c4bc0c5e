const form = document.getElementById("form");
const report = document.getElementById("report");
const heading = document.getElementById("heading");

function told(problem) {
  const errors = (problem.errors || []).map(error => [error.pointer, error.detail, error.maybe].filter(Boolean).join("\n  "));
  return [problem.detail, ...errors].join("\n\n");
}

form.addEventListener("submit", async event => {
  event.preventDefault();
  const files = form.files.files;
  const body = files.length > 0 ? new FormData() : form.answer.value;
  const headers = { Accept: "text/plain" };
  if (files.length > 0) {
    for (const file of files) {
      body.append("file", file);
    }
  } else {
    headers["Content-Type"] = "application/octet-stream";
  }
  try {
    const answer = await fetch("diagnoses", { method: "POST", headers, body });
    report.textContent = answer.ok ? await answer.text() : told(await answer.json());
  } catch (error) {
    report.textContent = "The service can't be reached.";
  }
  heading.hidden = false;
  heading.focus();
});

//! Neovim, headless, with the language server.

use std::process::Command;

use include_agents_tests::sandbox::is_there;
use serde_json::Value;

use crate::{Project, agent};

/// What a person would do, in Lua; `report` goes to the file `report.json`.
const SCRIPT: &str = r#"
local report = {}
local function check(name, value) report[name] = value end
local function wait(what) return vim.wait(10000, what, 20) end

vim.cmd("edit " .. vim.env.AGENT)
local buffer = vim.api.nvim_get_current_buf()
-- These two are in every version since 0.5.
local id = vim.lsp.start_client({ name = "agents", cmd = { vim.env.SERVER, "lsp" }, root_dir = vim.env.ROOT })
vim.lsp.buf_attach_client(buffer, id)
local client = vim.lsp.get_client_by_id(id)
wait(function() return client.initialized end)
check("encoding", client.offset_encoding)
check("fileformat", vim.bo.fileformat)

-- Type a mistake.
vim.api.nvim_win_set_cursor(0, { 3, 0 })
vim.cmd("normal! otools: Agent(日🚀), WebSerach")
wait(function()
  for _, diagnostic in ipairs(vim.diagnostic.get(buffer)) do
    if diagnostic.message:find("WebSerach") then report.found = diagnostic return true end
  end
end)
local line = vim.api.nvim_buf_get_lines(buffer, 3, 4, false)[1]
if report.found then
  check("underlined", line:sub(report.found.col + 1, report.found.end_col))
  check("code", report.found.code)
end
report.found = nil

local function at(column)
  vim.api.nvim_win_set_cursor(0, { 4, column })
  return vim.lsp.util.make_position_params(0, client.offset_encoding)
end
local function ask(method, parameters)
  local answers = vim.lsp.buf_request_sync(buffer, method, parameters, 10000)
  return answers and answers[id] and answers[id].result
end

-- Apply the quick fix.
local parameters = at(line:find("WebSerach") - 1)
parameters.range = { start = parameters.position, ["end"] = parameters.position }
parameters.context = { diagnostics = {} }
parameters.position = nil
for _, action in ipairs(ask("textDocument/codeAction", parameters) or {}) do
  if action.isPreferred then
    vim.lsp.util.apply_workspace_edit(action.edit, client.offset_encoding)
    break
  end
end
check("fixed", vim.api.nvim_buf_get_lines(buffer, 3, 4, false)[1])

-- Complete the name of a tool.
vim.api.nvim_buf_set_lines(buffer, 3, 4, false, { "tools: WebF" })
parameters = at(10)
-- Where the cursor is while one types: after the last character.
parameters.position.character = 11
for _, item in ipairs(ask("textDocument/completion", parameters) or {}) do
  if item.label == "WebFetch" then
    vim.lsp.util.apply_text_edits({ item.textEdit }, buffer, client.offset_encoding)
  end
end
check("completed", vim.api.nvim_buf_get_lines(buffer, 3, 4, false)[1])

local hover = ask("textDocument/hover", at(2))
check("hover", hover and hover.contents.value)

vim.api.nvim_buf_set_lines(buffer, 3, 4, false, { "tools: Agent(tester)" })
local place = ask("textDocument/definition", at(15))
check("definition", place and place.uri)

vim.fn.writefile({ vim.json.encode(report) }, vim.env.REPORT)
vim.cmd("qall!")
"#;

#[test]
fn neovim_drives_the_server() {
    if !is_there("nvim", &["--version"]) {
        return;
    }
    for is_crlf in [false, true] {
        let text = agent("lead", "");
        let text = if is_crlf {
            text.replace('\n', "\r\n")
        } else {
            text
        };
        let project = Project::with(&[("lead.md", &text), ("tester.md", &agent("tester", ""))]);
        project.write("script.lua", SCRIPT);
        let status = Command::new("nvim")
            .args(["--headless", "--clean", "-n", "-c"])
            // An error must not leave it waiting for a key.
            .arg(format!("lua local fine, why = pcall(dofile, '{}') if not fine then io.stderr:write(tostring(why)) vim.cmd('cquit') end", project.path("script.lua").display()))
            .env("SERVER", env!("CARGO_BIN_EXE_cargo-agents"))
            .env("ROOT", project.folder.path())
            .env("AGENT", project.path("agents/lead.md"))
            .env("REPORT", project.path("report.json"))
            .env("XDG_STATE_HOME", project.path("state"))
            .output()
            .unwrap();
        let said = String::from_utf8_lossy(&status.stderr);
        assert!(project.path("report.json").exists(), "{said}");
        let report: Value = serde_json::from_str(&project.read("report.json")).unwrap();
        assert_eq!(report["fileformat"], if is_crlf { "dos" } else { "unix" });
        assert_eq!(report["underlined"], "WebSerach", "{report} {said}");
        assert_eq!(report["code"], "unknown_tool");
        assert_eq!(report["fixed"], "tools: Agent(日🚀), WebSearch", "{report}");
        assert_eq!(report["completed"], "tools: WebFetch", "{report}");
        let hover = report["hover"].as_str().unwrap();
        assert!(hover.ends_with("Granted: `WebFetch`."), "{report}");
        assert!(
            report["definition"]
                .as_str()
                .unwrap()
                .ends_with("/agents/tester.md"),
            "{report}"
        );
    }
}

// Answers each line of standard input, a JSON string of YAML, with a line of what `Bun.YAML.parse` makes of it.
const write = (value, open) => {
  if (typeof value === "number") return JSON.stringify("#" + (Object.is(value, -0) ? 0 : value));
  if (typeof value === "string") return JSON.stringify(value.startsWith("#") ? "#" + value : value);
  if (value === null || typeof value !== "object") return String(value);
  if (open.includes(value)) throw "cyclic";
  open = [...open, value];
  if (Array.isArray(value)) return "[" + value.map(item => write(item, open)).join(",") + "]";
  const keys = Object.keys(value).sort();
  return "{" + keys.map(key => JSON.stringify(key) + ":" + write(value[key], open)).join(",") + "}";
};
const answer = text => {
  let value;
  try {
    value = Bun.YAML.parse(text);
  } catch (error) {
    return JSON.stringify({ error: String(error.message).replace("YAML Parse error: ", "") });
  }
  try {
    return '{"value":' + write(value, []) + "}";
  } catch (error) {
    return JSON.stringify({ error: String(error) });
  }
};
let rest = "";
const decoder = new TextDecoder();
for await (const chunk of Bun.stdin.stream()) {
  rest += decoder.decode(chunk, { stream: true });
  const lines = rest.split("\n");
  rest = lines.pop();
  if (lines.length > 0) process.stdout.write(lines.map(line => answer(JSON.parse(line)) + "\n").join(""));
}

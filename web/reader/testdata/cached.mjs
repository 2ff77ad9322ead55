// Serves pages that depend on the visitor's answer, on a free port, which it prints. Each says how often pages were drawn.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { reader } from "../biscotte.mjs";

const consent = reader(readFileSync(process.argv[2], "utf8"));
const everybody = { "Cache-Control": "public, s-maxage=600, max-age=600", Vary: "Accept", "CDN-Cache-Control": "max-age=600", "X-Accel-Expires": "600" };
let drawn = 0;

const server = createServer((request, response) => {
	const visitor = consent.for(request, response);
	const say = () => (visitor.allowed("statistics") ? "counted" : "not counted");
	drawn++;
	switch (new URL(request.url, "http://localhost").pathname) {
		case "/silent":
			return response.writeHead(200, everybody).end("the same for all");
		case "/before": {
			for (const [name, value] of Object.entries(everybody)) response.setHeader(name, value);
			return response.end(say());
		}
		case "/after": {
			const said = say();
			for (const [name, value] of Object.entries(everybody)) response.setHeader(name, value);
			return response.end(said);
		}
		case "/late":
			response.writeHead(200, everybody);
			response.write("");
			return response.end(say());
		default:
			return ((said) => response.writeHead(200, "OK", Object.entries(everybody).flat()).end(said))(say());
	}
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
process.stdin.resume().on("end", () => process.exit());

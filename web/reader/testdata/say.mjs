// Says what biscotte.mjs makes of the vectors on standard input, as JSON.
import { readFileSync } from "node:fs";
import { decode, latest, reader, values } from "../biscotte.mjs";

const asked = JSON.parse(readFileSync(0, "utf8"));
const { allowed } = reader(JSON.stringify(asked.known));

function plain(choice) {
	return choice && {
		time: choice.time,
		answers: [...choice.answers].map(([category, answer]) => ({ category, ...answer })),
		exceptions: [...choice.exceptions].map(([service, granted]) => ({ service, granted })),
	};
}

console.log(JSON.stringify({
	values: asked.values.map((v) => values(v.header, v.name)),
	decode: asked.decode.map((v) => plain(decode(v))),
	latest: asked.latest.map((v) => plain(latest(v.values, v.now))),
	allowed: asked.allowed.map((v) => allowed(v.header, v.what, v.now, v.region, v.signal)),
}));

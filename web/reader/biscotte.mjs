/**
 * What a visitor allows, read from the consent cookie, for Node and its like. Needs nothing else.
 *
 *     const consent = reader(await readFile("purposes.json", "utf8"));
 *     const visitor = consent.for(request, response); // makes the response private once it is asked
 *     visitor.allowed("statistics");
 *     consent.allowed(request.headers.cookie, "media/youtube"); // leaves that to you
 */

const life = 180 * 24 * 60 * 60; // seconds, counted from the decision
const skew = 24 * 60 * 60; // how far in the future a decision may lie
const longest = 2048;
const format =
	/^1\.([1-9][0-9]{0,10})(?:((?:\.[a-z][a-z0-9-]{0,31}:(?:true|false):[a-z0-9]{1,8})+)((?:\.~[a-z][a-z0-9-]{0,31}:(?:true|false))*))?$/;

/** The values of the cookie called name, in their order. */
export function values(header, name) {
	return header.split(";").flatMap((pair) => {
		const [, key, value] = /^[ \t]*([^=]*?)[ \t]*=[ \t]*([^]*?)[ \t]*$/.exec(pair) ?? [];
		return key === name ? [value.replace(/^"([^]*)"$/, "$1")] : [];
	});
}

/** A choice, or null for whatever is slightly off: that is no answer. One without answers takes back every earlier one. */
export function decode(value) {
	const match = value.length <= longest && format.exec(value);
	if (!match) return null;
	const fields = (list = "") => list.split(".").slice(1).map((field) => field.replace("~", "").split(":"));
	const answers = fields(match[2]);
	const exceptions = fields(match[3]);
	const choice = {
		time: Number(match[1]),
		answers: new Map(answers.map(([id, granted, fingerprint]) => [id, { granted: granted === "true", fingerprint }])),
		exceptions: new Map(exceptions.map(([id, granted]) => [id, granted === "true"])),
	};
	const twice = choice.answers.size < answers.length || choice.exceptions.size < exceptions.length;
	return twice ? null : choice;
}

/** The newest choice that counts: script and server write a cookie each, and changing a name or domain can leave more. */
export function latest(found, now) {
	const last = found.map(decode).reduce((newest, choice) => {
		const counts = choice && choice.time <= now + skew && choice.time + life > now;
		return counts && !(newest && newest.time >= choice.time) ? choice : newest;
	}, null);
	return last?.answers.size ? last : null;
}

/** Whether an answer to a fingerprint covers a service, or with "" everything: an earlier one does, but for what is new. */
function counts({ fingerprint, earlier = {} }, answered, service) {
	if (answered === fingerprint) return true;
	const added = Object.hasOwn(earlier, answered) && earlier[answered];
	return added && (service ? !added.includes(service) : added.length === 0);
}

/** Knows what today's policy asks: purposes.json, which lies beside consent.js. */
export function reader(json) {
	const { cookie, formerly = [], purposes } = JSON.parse(json);
	function allows(choice, category, service = "") {
		const purpose = purposes.find(({ id }) => id === category);
		if (!purpose || (service && !purpose.services?.includes(service))) return false;
		if (purpose.exempt) return true;
		const answer = choice?.answers.get(category);
		if (!answer || !counts(purpose, answer.fingerprint, service)) return false;
		return choice.exceptions.get(service) ?? answer.granted;
	}
	function allowed(header, what, now = Date.now() / 1000) {
		const [category, service] = what.split("/");
		const names = [cookie, ...formerly].flatMap((name) => [name, name + "-lasting"]);
		const found = names.flatMap((name) => values(header ?? "", name));
		return allows(latest(found, now), category, service);
	}
	/** Asks for one visitor. A response that depends on what is said here is for nobody else, and no cache keeps it for them. */
	function visitor(request, response) {
		let asked = false;
		return {
			allowed(what) {
				if (!asked && response.headersSent) {
					console.warn(`biscotte: ${what} was asked after the headers were sent: ask before, or caches serve one visitor's answer to others`);
					return false;
				}
				if (!asked) keepPrivate(response);
				asked = true;
				return allowed(request.headers.cookie, what);
			},
		};
	}
	return { allowed, allows, for: visitor };
}

/** Makes a response private and varying with the cookie, whatever is set of its headers until they are sent. */
function keepPrivate(response) {
	const { writeHead } = response;
	const list = (name) => [response.getHeader(name) ?? []].flat().join(",").split(",").map((part) => part.trim()).filter(Boolean);
	const mark = () => {
		const vary = list("Vary");
		if (!vary.some((field) => /^(cookie|\*)$/i.test(field))) response.setHeader("Vary", [...vary, "Cookie"].join(", "));
		const control = list("Cache-Control").filter((part) => !/^(public|private|s-maxage)\b/i.test(part));
		response.setHeader("Cache-Control", [...control, "private"].join(", "));
	};
	mark();
	response.writeHead = function (status, ...more) {
		const given = more.find((one) => one && typeof one === "object") ?? {};
		const pairs = Array.isArray(given) ? given.flat().flatMap((name, i, all) => (i % 2 ? [] : [[name, all[i + 1]]])) : Object.entries(given);
		for (const [name, value] of pairs) response.setHeader(name, value);
		mark();
		return writeHead.call(this, status, ...more.filter((one) => typeof one === "string"));
	};
}

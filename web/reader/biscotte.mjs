/**
 * What a visitor allows, read from the consent cookie, for Node and its like. Needs nothing else.
 *
 *     const consent = reader(await readFile("purposes.json", "utf8"));
 *     const visitor = consent.for(request, response); // makes the response private once it is asked
 *     visitor.allowed("statistics");
 *     consent.allowed(request.headers.cookie, "media/youtube"); // leaves that to you
 */

const day = 24 * 60 * 60; // seconds
const life = 180 * day; // counted from the decision
const objection = 400 * day; // likewise, where something is used until the visitor objects
const skew = day; // how far in the future a decision may lie
const longest = 2048;
/** Fields for caches near visitors alone: those put them above private. */
const forCaches = /cdn-cache-control$|^(?:surrogate-control|x-accel-expires|edge-control)$/i;
const format =
	/^1\.([1-9][0-9]{0,10})(?:((?:\.[a-z][a-z0-9-]{0,31}:(?:true|false):[a-z0-9]{1,8})+)((?:\.~[a-z][a-z0-9-]{0,31}:(?:true|false))*))?$/;

/** The values of the cookie called name, in their order. */
export function values(header, name) {
	return header.split(";").flatMap((pair) => {
		const equals = pair.indexOf("=");
		if (equals < 0 || trim(pair.slice(0, equals)) !== name) return [];
		const value = trim(pair.slice(equals + 1));
		return value.length > 1 && value.startsWith('"') && value.endsWith('"') ? [value.slice(1, -1)] : [value];
	});
}

/** Without blanks and tabs around it. An expression that could do it would go over a header of blanks again and again. */
function trim(text) {
	const blank = (at) => text[at] === " " || text[at] === "\t";
	let [start, end] = [0, text.length];
	while (start < end && blank(start)) start++;
	while (start < end && blank(end - 1)) end--;
	return text.slice(start, end);
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
export function latest(found, now, days = life) {
	const last = found.map(decode).reduce((newest, choice) => {
		const counts = choice && choice.time <= now + skew && choice.time + days > now;
		return counts && !(newest && newest.time >= choice.time) ? choice : newest;
	}, null);
	return last?.answers.size ? last : null;
}

/** The newest choice where something is used until the visitor objects: of one that has run out, the objections count. */
function standing(found, purposes, now) {
	const objectable = purposes.filter(({ optOut }) => optOut).map(({ id }) => id);
	const choice = latest(found, now, objectable.length ? objection : life);
	if (!choice || choice.time + life > now) return choice;
	return { ...choice, answers: new Map([...choice.answers].filter(([id]) => objectable.includes(id))) };
}

/** Whether an answer to a fingerprint covers a service, or with "" everything: an earlier one does, but for what is new. */
function counts({ fingerprint, optOut, earlier = {} }, answered, service) {
	if (answered === fingerprint || optOut) return true;
	const added = Object.hasOwn(earlier, answered) && earlier[answered];
	return added && (service ? !added.includes(service) : added.length === 0);
}

/**
 * Knows what today's policy asks: purposes.json, which lies beside consent.js. region says where the visitor of a request is,
 * as in "US-CA", by what the site's own network says of it. Where nothing says so, the strictest regime holds.
 */
export function reader(json, { region: locate = () => "" } = {}) {
	const { cookie, formerly = [], purposes: strictest, regimes = [] } = JSON.parse(json);
	/** What is used until the visitor objects is not where the browser sends a privacy signal that refuses it. */
	function purposesIn(region, signal) {
		const of = (wanted) => regimes.find(({ regions }) => regions.includes(wanted))?.purposes;
		const there = of(region) ?? of(region.split("-")[0]) ?? strictest;
		return there.map((purpose) => ({ ...purpose, optOut: purpose.optOut && !(purpose.gpc && signal) }));
	}
	function allows(choice, category, service = "", purposes = strictest) {
		const purpose = purposes.find(({ id }) => id === category);
		if (!purpose || (service && !purpose.services?.includes(service))) return false;
		if (purpose.exempt) return true;
		const answer = choice?.answers.get(category);
		if (!answer) return !!purpose.optOut;
		if (!counts(purpose, answer.fingerprint, service)) return false;
		return choice.exceptions.get(service) ?? answer.granted;
	}
	/** signal: whether the request says Sec-GPC: 1. Who passes a region and does not say is taken to have it. */
	function allowed(header, what, now = Date.now() / 1000, region = "", signal = true) {
		const purposes = purposesIn(region, signal);
		const [category, service] = what.split("/");
		const names = [cookie, ...formerly].flatMap((name) => [name, name + "-lasting"]);
		const found = names.flatMap((name) => values(header ?? "", name));
		return allows(standing(found, purposes, now), category, service, purposes);
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
				return allowed(request.headers.cookie, what, undefined, locate(request) || "", request.headers["sec-gpc"] === "1");
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
		for (const name of response.getHeaderNames()) if (forCaches.test(name)) response.removeHeader(name);
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

// Tells of what a frame keeps, before any script of the page runs. KEY marks our messages; the browser adds the stack.
((key) => {
	const say = console.trace.bind(console);
	const tell = (kind, name, path = "") => say(key, kind, String(name).slice(0, 256), location.origin, location.hostname, path);
	const wrap = (owner, name, before) => {
		const real = owner?.[name];
		if (typeof real !== "function") return;
		owner[name] = { [name](...args) { before.call(this, ...args); return real.apply(this, args); } }[name];
	};
	const setter = (owner, name, before) => {
		const real = owner && Object.getOwnPropertyDescriptor(owner, name);
		if (!real?.set) return;
		Object.defineProperty(owner, name, { ...real, set(value) { before.call(this, value); real.set.call(this, value); } });
	};

	setter(Document.prototype, "cookie", (text) => {
		const [pair, ...rest] = String(text).split(";");
		const gone = rest.some((a) => /^\s*max-age\s*=\s*(0|-)/i.test(a) || (/^\s*expires\s*=/i.test(a) && Date.parse(a.split("=")[1]) < Date.now()));
		const path = rest.map((a) => /^\s*path\s*=\s*(\/.*?)\s*$/i.exec(a)?.[1]).findLast(Boolean) ?? (location.pathname.replace(/\/[^/]*$/, "") || "/");
		if (!gone) tell("cookie", pair.includes("=") ? pair.slice(0, pair.indexOf("=")).trim() : "", path);
	});
	wrap(globalThis.CookieStore?.prototype, "set", (first) => tell("cookie", typeof first === "object" ? first.name : first));
	wrap(IDBFactory.prototype, "open", (name) => tell("database", name));
	wrap(globalThis.CacheStorage?.prototype, "open", (name) => tell("cache", name));
	wrap(globalThis.ServiceWorkerContainer?.prototype, "register", (url, options) => {
		try { tell("worker", new URL(options?.scope ?? new URL(".", new URL(url, location.href)), location.href).href); } catch { /* the real one says so */ }
	});

	// A storage may be written by a property, too: pages get a stand-in that tells of that. Methods find the real one.
	const real = new WeakMap();
	const kinds = new WeakMap();
	const unwrap = (s) => real.get(s) ?? s;
	for (const name of ["getItem", "setItem", "removeItem", "clear", "key"]) {
		const method = Storage.prototype[name];
		Storage.prototype[name] = { [name](...args) {
			const storage = unwrap(this);
			if (name === "setItem" && args.length > 1 && kinds.has(storage)) tell(kinds.get(storage), args[0]);
			return method.apply(storage, args);
		} }[name];
	}
	const length = Object.getOwnPropertyDescriptor(Storage.prototype, "length");
	Object.defineProperty(Storage.prototype, "length", { ...length, get() { return length.get.call(unwrap(this)); } });
	for (const [name, kind] of [["localStorage", "local"], ["sessionStorage", "session"]]) {
		const found = Object.getOwnPropertyDescriptor(window, name);
		if (!found?.get) continue;
		let stand;
		const get = () => {
			const storage = found.get.call(window);
			if (!storage || stand) return stand ?? storage;
			kinds.set(storage, kind);
			stand = new Proxy(storage, {
				get: (target, key) => Reflect.get(target, key, target),
				set: (target, key, value) => { tell(kind, key); target[key] = value; return true; },
			});
			real.set(stand, storage);
			return stand;
		};
		Object.defineProperty(window, name, { ...found, get });
	}
	const area = Object.getOwnPropertyDescriptor(StorageEvent.prototype, "storageArea");
	Object.defineProperty(StorageEvent.prototype, "storageArea", { ...area, get() {
		const storage = area.get.call(this);
		return { local: () => window.localStorage, session: () => window.sessionStorage }[kinds.get(storage)]?.() ?? storage;
	} });

	// What only fingerprinting asks for.
	const once = new Set();
	const probe = (call) => { if (!once.has(call)) { once.add(call); tell("probe", call); } };
	wrap(HTMLCanvasElement.prototype, "toDataURL", () => probe("canvas.toDataURL"));
	wrap(CanvasRenderingContext2D.prototype, "getImageData", (x, y, width, height) => { if (width * height > 1) probe("canvas.getImageData"); });
	wrap(globalThis.OfflineAudioContext?.prototype, "startRendering", () => probe("OfflineAudioContext.startRendering"));
	for (const type of ["WebGLRenderingContext", "WebGL2RenderingContext"]) {
		wrap(globalThis[type]?.prototype, "getParameter", (name) => { if (name === 37445 || name === 37446) probe("WebGL.getParameter(UNMASKED_RENDERER_WEBGL)"); });
	}
	const fonts = new Set();
	wrap(CanvasRenderingContext2D.prototype, "measureText", function () { if (fonts.add(this.font).size > 40) probe("canvas.measureText in many fonts"); });
})(KEY);
//# sourceURL=biscotte-audit:watch

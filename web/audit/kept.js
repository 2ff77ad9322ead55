// Lists what a frame's origin keeps besides cookies.
(async () => {
	const tried = async (list) => { try { return await list(); } catch { return []; } };
	const keys = (storage) => Object.keys(storage).slice(0, 500).map((name) => ({ name: name.slice(0, 256), size: name.length + String(storage.getItem(name)).length }));
	return {
		origin: location.origin,
		host: location.hostname,
		local: await tried(() => keys(window.localStorage)),
		session: await tried(() => keys(window.sessionStorage)),
		database: await tried(async () => (await indexedDB.databases()).map(({ name }) => ({ name }))),
		cache: await tried(async () => (await caches.keys()).map((name) => ({ name }))),
		worker: await tried(async () => (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => ({ name: scope }))),
	};
})()

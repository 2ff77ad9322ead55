import { useSyncExternalStore } from "react";

function subscribe(changed) {
	const events = ["biscotte:ready", "biscotte:choice"];
	for (const name of events) document.addEventListener(name, changed);
	return () => events.forEach((name) => document.removeEventListener(name, changed));
}

/** Whether "category" or "category/service" may be used now; false on a server, and until the loader has run. */
export function useConsent(wanted) {
	return useSyncExternalStore(subscribe, () => !!window.biscotte?.allowed?.(wanted), () => false);
}

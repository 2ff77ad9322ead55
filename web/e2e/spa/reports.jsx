import { useEffect, useState } from "react";
import { useConsent } from "./use_consent.js";

/** What the application hears of the visitor's choice, each in one of the ways there are. */
export function Reports() {
	const allowed = useConsent("media/player");
	const [heard, hear] = useState({ event: 0, on: 0 });
	useEffect(() => {
		const count = (how) => hear((heard) => ({ ...heard, [how]: heard[how] + 1 }));
		const event = () => count("event");
		document.addEventListener("biscotte:choice", event);
		const stop = window.biscotte.on("choice", () => {
			window.calls = (window.calls ?? 0) + 1;
			count("on");
		});
		return () => {
			document.removeEventListener("biscotte:choice", event);
			stop();
		};
	}, []);
	return (
		<ul>
			<li id="allowed">{String(allowed)}</li>
			<li id="heard">{heard.event} {heard.on}</li>
		</ul>
	);
}

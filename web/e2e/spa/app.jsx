import { startTransition, useEffect, useState, ViewTransition } from "react";
import { flushSync } from "react-dom";
import { views } from "./views.jsx";

const now = () => new URLSearchParams(location.search).get("view") ?? "home";

/** How a view takes the place of another: at once, in a transition of the browser, or in one of React. */
const ways = {
	plain: (change) => change(),
	browser: (change) => document.startViewTransition(() => flushSync(change)).finished,
	react: (change) => startTransition(change),
};

/** An application of one page: a router of a few lines, and views. The tests set a view's properties. */
export function App() {
	const [view, setView] = useState(now);
	const [props, setProps] = useState({});
	const View = views[view];
	const show = (next, how = "plain") => ways[how](() => {
		setView(next);
		setProps({});
	});
	useEffect(() => {
		const back = () => show(now());
		addEventListener("popstate", back);
		return () => removeEventListener("popstate", back);
	}, []);
	window.spa = {
		props: (props) => flushSync(() => setProps(props)),
		go: (next, how) => {
			history.pushState(null, "", "?view=" + next);
			return show(next, how);
		},
	};
	const follow = (event) => {
		event.preventDefault();
		window.spa.go(event.target.textContent);
	};
	return (
		<>
			<nav>{Object.keys(views).map((name) => <a key={name} href={"?view=" + name} onClick={follow}>{name}</a>)}</nav>
			<h1>{view}</h1>
			<ViewTransition key={view}>
				<main><View {...props} /></main>
			</ViewTransition>
		</>
	);
}

import { useEffect, useRef } from "react";
import { Reports } from "./reports.jsx";

// The third party's address; a root that is the document takes the element away.
const theirs = document.querySelector("meta[name=theirs]").content;

export function file(name, type = "text/html") {
	return `${theirs}/f?name=${name}&type=${encodeURIComponent(type)}`;
}

/** A frame of a third party among others that come and go. What it has drawn last is remembered for the tests. */
function Frame({ name, consent = "media/player", width = 480 }) {
	const frame = useRef(null);
	useEffect(() => {
		(window.drawnFrames ??= []).push(new WeakRef(frame.current));
		window.same = () => frame.current === document.querySelector("iframe");
	}, []);
	return <iframe ref={frame} title={name} data-consent={consent} data-src={file(name)} width={width} height="200" />;
}

function Video({ name = "video", consent, width, before, after, shown = true }) {
	return (
		<section>
			{before && <p id="before">before</p>}
			{shown && <Frame {...{ name, consent, width }} />}
			{after && <p id="after">after</p>}
		</section>
	);
}

/** Two frames that change places. */
function Pair({ order = ["one", "two"] }) {
	return <section>{order.map((name) => <Frame key={name} name={name} width={300} />)}</section>;
}

/** The container's only child, and text in its place. */
function Text({ text }) {
	return <section>{text ?? <Frame name="text" />}</section>;
}

function Picture() {
	return <section><img alt="theirs" data-consent="media" data-src={file("picture", "image/svg+xml")} /></section>;
}

/** A held script between elements that React puts in and takes out by their neighbour. */
function Script({ before }) {
	return (
		<section>
			{before && <p id="before">before</p>}
			<script type="text/plain" data-consent="media" id="script" src={file("script", "text/javascript")} />
		</section>
	);
}

/** A frame in markup that React leaves to the browser, as a page from a server wants it. */
function Served() {
	const address = file("served").replace("&", "&amp;");
	const markup = `<iframe title="served" data-consent="media" data-src="${address}"></iframe>`;
	return <div id="served" suppressHydrationWarning dangerouslySetInnerHTML={{ __html: markup }} />;
}

const Home = () => <p>Welcome</p>;

export const views = {
	home: Home, video: Video, pair: Pair, text: Text, picture: Picture, script: Script, served: Served, reports: Reports,
};

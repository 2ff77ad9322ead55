import { useEffect, useState } from "react";

/** An application that a server draws, with held elements in it. things: their addresses and code. */
export function App({ things }) {
	const [count, more] = useState(0);
	useEffect(() => {
		document.documentElement.dataset.adopted = "1";
	}, []);
	return (
		<main>
			<h1>Shop</h1>
			<button id="count" onClick={() => more(count + 1)}>{count} pressed</button>
			<script type="text/plain" data-consent="statistics" src={things.script} />
			<section>
				<script type="text/plain" data-consent="statistics" dangerouslySetInnerHTML={{ __html: things.code }} />
				<iframe title="A film" data-consent="media/player" data-consent-src={things.frame} width="320" height="180" />
				<p>After it</p>
			</section>
		</main>
	);
}

/** The same as a whole page; head: what else a server puts there. */
export function Page({ things, src }) {
	return (
		<html lang="en">
			<head>
				<meta charSet="utf-8" />
				<title>Portal</title>
				<link rel="icon" href="data:," />
				<script src="/consent.js" />
				<script src={src} async={true} />
			</head>
			<body>
				<App things={things} />
			</body>
		</html>
	);
}

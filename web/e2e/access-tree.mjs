/**
 * The page as assistive technology gets it: role, name, description and states of everything that is not ignored, in
 * reading order.
 * @param {import("playwright-core").Page} page
 * @returns {Promise<{role: string, name: string, description: string, [state: string]: unknown}[]>}
 */
export async function tree(page) {
	const session = await page.context().newCDPSession(page);
	const { nodes } = await session.send("Accessibility.getFullAXTree");
	await session.detach();
	const known = new Map(nodes.map((node) => [node.nodeId, node]));
	const order = (/** @type {string} */ id) => [known.get(id), ...(known.get(id)?.childIds ?? []).flatMap(order)];
	return order(nodes[0].nodeId).filter((node) => node && !node.ignored).map(describe);
}

function describe({ role, name, description, properties = [] }) {
	const states = properties.map(({ name, value }) => [name, value.value]);
	return { role: role.value, name: name?.value ?? "", description: description?.value ?? "", ...Object.fromEntries(states) };
}

// The page alone: what every other row carries too.
export default { id: 'none', label: 'no banner', marker: null, root: null };

// The limit of physics: one tiny script, asked for like any other, that adds a fixed box while the head is still being
// read, so that it stands in the first frame there is. As long as it is a request of its own, nothing can be sooner.
const SCRIPT = `{let b=document.createElement('div'),k=document.createElement('button');b.id='limit';
b.style='position:fixed;left:16px;right:16px;bottom:16px;padding:24px;background:#fff;color:#222;border:1px solid #888';
b.textContent='This portal needs two cookies to work.';k.textContent='Accept all';k.onclick=()=>b.remove();b.append(k);
document.documentElement.append(b)}`;

export default {
  id: 'limit',
  label: 'limit (one small script)',
  marker: '#limit button',
  root: '#limit',
  head: '<script src="/limit.js"></script>',
  files: { '/limit.js': { body: SCRIPT } },
  forgets: true,
};

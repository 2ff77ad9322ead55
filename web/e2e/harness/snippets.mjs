// The vendors' own snippets, as they tell site owners to paste them, but for the address of their script: `src`.

/** Google's tag (developers.google.com/tag-platform/gtagjs). */
export const gtag = () => `
window.dataLayer = window.dataLayer || [];
function gtag(){dataLayer.push(arguments);}
gtag('config', 'G-TEST');`;

/** Meta's pixel (developers.facebook.com/docs/meta-pixel/get-started). */
export const meta = (/** @type {string} */ src) => `
!function(f,b,e,v,n,t,s)
{if(f.fbq)return;n=f.fbq=function(){n.callMethod?
n.callMethod.apply(n,arguments):n.queue.push(arguments)};
if(!f._fbq)f._fbq=n;n.push=n;n.loaded=!0;n.version='2.0';
n.queue=[];t=b.createElement(e);t.async=!0;
t.src=v;s=b.getElementsByTagName(e)[0];
s.parentNode.insertBefore(t,s)}(window, document,'script','${src}');
fbq('init', '1');
fbq('track', 'PageView');`;

/** Microsoft Clarity (learn.microsoft.com/clarity/setup-and-installation/clarity-setup). */
export const clarity = (/** @type {string} */ src) => `
(function(c,l,a,r,i,t,y){
    c[a]=c[a]||function(){(c[a].q=c[a].q||[]).push(arguments)};
    t=l.createElement(r);t.async=1;t.src=i;
    y=l.getElementsByTagName(r)[0];y.parentNode.insertBefore(t,y);
})(window, document, "clarity", "script", "${src}");`;

/** Matomo (developer.matomo.org/guides/tracking-javascript-guide). */
export const matomo = (/** @type {string} */ src) => `
var _paq = window._paq = window._paq || [];
_paq.push(['trackPageView']);
(function() {
  var d=document, g=d.createElement('script'), s=d.getElementsByTagName('script')[0];
  g.async=true; g.src='${src}'; s.parentNode.insertBefore(g,s);
})();`;

/** Microsoft's UET, which puts an object of its own in the queue's place once it has loaded. */
export const uet = () => `
(function(w,d,t,r,u){w[u]=w[u]||[];
  addEventListener("load", function(){var q=w[u];w[u]={got:q,push:function(){q.push.apply(q,arguments)}}});
})(window,document,"script","","uetq");`;

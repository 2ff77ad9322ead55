async function a(c,n,o){}export{a as clear};

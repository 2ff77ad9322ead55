function e(o,d){}export{e as debug};

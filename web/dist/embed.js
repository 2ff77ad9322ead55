function i(e,o,d){}export{i as embed};

document.cookie = "_count_long=1; max-age=7776000; path=/";

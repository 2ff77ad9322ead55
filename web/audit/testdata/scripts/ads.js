document.cookie = "ads=1; path=/";

// Sets the theme before anything is painted; the only script that blocks.
(function () {
  "use strict";
  document.documentElement.classList.add("js");
  try {
    var theme = localStorage.getItem("geju-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (error) { /* storage may be closed to files */ }
})();

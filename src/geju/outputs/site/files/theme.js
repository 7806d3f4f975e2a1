// Sets what must be set before anything is painted; the only script that blocks.
(function () {
  "use strict";
  document.documentElement.classList.add("js");
  // An earlier date is asked for: nothing of the present is shown first.
  if (/[?&]as_of=\d{4}/.test(location.search)) {
    document.documentElement.classList.add("turning");
    setTimeout(function () { document.documentElement.classList.remove("turning"); }, 3000);
  }
  try {
    var theme = localStorage.getItem("geju-theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch (error) { /* storage may be closed to files */ }
})();

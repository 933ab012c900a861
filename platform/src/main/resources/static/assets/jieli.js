// Ctrl-K puts the cursor into the search.
document.addEventListener("keydown", event => {
  if ((event.ctrlKey || event.metaKey) && event.key === "k") {
    const search = document.getElementById("search");
    if (search) { event.preventDefault(); search.focus(); }
  }
});

// Asks for the access token of a service that wants one.

/** @param again whether a token was given that is not right; promises a token */
export function askForToken(again) {
  const dialog = document.getElementById("access");
  const input = document.getElementById("token");
  const problem = document.getElementById("access-problem");
  problem.hidden = !again;
  problem.textContent = "That is not the token of this server.";
  input.value = "";
  return new Promise((resolve) => {
    dialog.querySelector("form").addEventListener("submit", () => resolve(input.value.trim()), { once: true });
    dialog.addEventListener("cancel", (event) => event.preventDefault());
    if (!dialog.open) dialog.showModal();
  });
}

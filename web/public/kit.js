// Copies a text of the kit in one press, and notes that it was; without this file one selects it.
for (const form of document.querySelectorAll('form[data-copy]')) {
  form.hidden = false
  form.addEventListener('submit', async event => {
    event.preventDefault()
    const field = document.getElementById(form.dataset.copy)
    const button = form.querySelector('button')
    try {
      await navigator.clipboard.writeText(field.value)
    } catch {
      // Without HTTPS, or in an old browser.
      field.select()
      document.execCommand('copy')
    }
    button.textContent = 'Copié'
    fetch(location.href, { method: 'POST', body: new URLSearchParams(new FormData(form)) })
  })
}

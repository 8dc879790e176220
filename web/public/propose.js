// Keeps on this device what is typed, until it has arrived; without this file the form works all the same.
const form = document.querySelector('form[data-kept]')
const place = `tambour.proposer ${location.pathname}`
const kept = ['title', 'date', 'time', 'endDate', 'endTime', 'place', 'text', 'link', 'alt']
const mostBytes = 20 * 1024 * 1024
// Of a photo on a bad line, and the side that the mairie keeps (server/pictures/picture.ts).
const heavyBytes = 1024 * 1024
const longestSidePx = 2560

function store(act) {
  try {
    return act(localStorage)
  } catch {
    // Private windows and full telephones keep nothing.
    return null
  }
}

/** The same photo with fewer dots; the file as it is where this browser cannot. */
async function lighter(file) {
  const photo = await createImageBitmap(file)
  const by = Math.min(1, longestSidePx / Math.max(photo.width, photo.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(photo.width * by)
  canvas.height = Math.round(photo.height * by)
  canvas.getContext('2d').drawImage(photo, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise(done => canvas.toBlob(done, 'image/jpeg', 0.85))
  return blob === null || blob.size >= file.size
    ? file
    : new File([blob], file.name, { type: 'image/jpeg' })
}

if (document.querySelector('[data-sent]') !== null) store(all => all.removeItem(place))

if (form !== null) {
  const note = form.querySelector('[data-said]')
  const button = form.querySelector('button.main')
  const saved = JSON.parse(store(all => all.getItem(place)) ?? 'null')
  const isEmpty = kept.every(name => form.elements[name].value === '')
  if (saved !== null && isEmpty) {
    for (const name of kept) form.elements[name].value = saved[name] ?? ''
    const end = form.querySelector('details')
    if (saved.endDate || saved.endTime) end.open = true
    note.textContent = 'Ce que vous aviez commencé est de nouveau là.'
  }
  form.addEventListener('input', () => {
    const typed = Object.fromEntries(kept.map(name => [name, form.elements[name].value]))
    const isKept = store(all => {
      all.setItem(place, JSON.stringify(typed))
      return true
    })
    if (isKept) note.textContent = 'Ce que vous tapez est gardé sur cet appareil.'
  })
  const field = form.elements.file
  field.addEventListener('change', async () => {
    const [file] = field.files
    if (file === undefined || file.size < heavyBytes || !/^image\/(jpeg|png|webp)$/.test(file.type))
      return
    const made = await lighter(file).catch(() => file)
    // Another may have been chosen meanwhile.
    if (made === file || field.files[0] !== file) return
    const chosen = new DataTransfer()
    chosen.items.add(made)
    field.files = chosen.files
    note.textContent = 'La photo est allégée\u00a0: elle partira plus vite.'
  })
  form.addEventListener('submit', event => {
    const [file] = field.files
    if (file !== undefined && file.size > mostBytes) {
      event.preventDefault()
      note.textContent = 'Cette affiche dépasse 20\u00a0Mo\u00a0: choisissez-en une plus légère.'
      return
    }
    if (button.getAttribute('aria-disabled') === 'true') return event.preventDefault()
    button.setAttribute('aria-disabled', 'true')
    note.textContent = 'Envoi en cours. Avec une affiche, cela peut prendre une minute…'
  })
  // Come back to by « Précédent », it can be sent again.
  addEventListener('pageshow', () => button.removeAttribute('aria-disabled'))
}

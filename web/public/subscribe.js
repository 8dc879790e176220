// Turns notifications of this browser on and off, theme by theme; the page's mails need none of it.
const form = document.querySelector('form[data-push]')
const places = form?.querySelector('fieldset')
const boxes = [...(form?.querySelectorAll('input[name=themes]') ?? [])]
const say = text => {
  form.querySelector('[data-said]').textContent = text
}

const base64url = bytes =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '')

async function manager() {
  const registration = await navigator.serviceWorker.register('/worker.js', {
    updateViaCache: 'none',
  })
  await navigator.serviceWorker.ready
  return registration.pushManager
}

/** This browser's address at its maker; null: it has none, and is not to be asked for one. */
async function address(asks) {
  const push = await manager()
  const applicationServerKey = form.dataset.key
  const before = await push.getSubscription()
  const isOurs =
    before !== null && base64url(before.options.applicationServerKey) === applicationServerKey
  if (isOurs) return before.toJSON()
  if (!asks) return null
  // The installation has another key than the one that this browser knew.
  await before?.unsubscribe()
  return (await push.subscribe({ userVisibleOnly: true, applicationServerKey })).toJSON()
}

async function tell(subscription, themes) {
  const { endpoint, keys } = subscription
  const answer = await fetch('/abonnement/navigateur', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      commune: Number(form.dataset.commune),
      subscription: { endpoint, keys },
      themes,
    }),
  })
  const said = await answer.json()
  if (!answer.ok) throw new Error(said.message)
  for (const box of boxes) box.checked = said.themes.includes(Number(box.value))
  return said.themes.length
}

const ticked = () => boxes.filter(box => box.checked).map(box => Number(box.value))

let turn = Promise.resolve()

async function change() {
  const wanted = ticked()
  if (wanted.length > 0 && (await Notification.requestPermission()) !== 'granted') {
    for (const box of boxes) box.checked = false
    say('Les notifications sont refusées : autorisez-les dans les réglages de ce navigateur.')
    return
  }
  const subscription = await address(wanted.length > 0)
  if (subscription === null) return
  const count = await tell(subscription, wanted)
  say(
    count > 0
      ? 'C’est noté : ce navigateur vous préviendra.'
      : 'Ce navigateur ne vous préviendra plus.',
  )
}

async function start() {
  const isApple =
    /iPhone|iPad/.test(navigator.userAgent) ||
    (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1)
  const can = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
  if (!can) {
    form.querySelector('[data-apple]').hidden = !isApple
    say(isApple ? '' : 'Ce navigateur ne reçoit pas de notifications.')
    return
  }
  say('')
  for (const box of boxes) box.checked = false
  // Its address may have changed since: it is told anew at each opening.
  const known = Notification.permission === 'granted' ? await address(false) : null
  if (known !== null) await tell(known)
  places.disabled = false
}

const orSay = work =>
  work.catch(() => say('Cela n’a pas marché : vérifiez la connexion, puis réessayez.'))

if (form !== null) {
  form.addEventListener('change', () => {
    // One after the other: what was pressed last is what holds.
    turn = turn.then(() => orSay(change()))
  })
  orSay(start())
}

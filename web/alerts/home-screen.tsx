import { Share, SquarePlus } from 'lucide'
import { Icon } from '../components/icon.tsx'
import { translated } from '../language.ts'

const homeScreenMessages = translated({
  title: { fr: 'Ajouter Tambour à l’écran d’accueil', en: 'Add Tambour to the home screen' },
  why: {
    fr: 'Un iPhone ou un iPad ne prévient que pour une application de l’écran d’accueil. Trois gestes, une seule fois :',
    en: 'An iPhone or iPad only notifies for an application of the home screen. Three steps, once:',
  },
  share: {
    fr: 'Dans Safari, touchez *Partager* : en bas de l’écran, en haut sur un iPad.',
    en: 'In Safari, touch *Share*: at the bottom of the screen, at the top on an iPad.',
  },
  add: {
    fr: 'Faites défiler la liste, puis touchez *Sur l’écran d’accueil*.',
    en: 'Scroll down the list, then touch *Add to Home Screen*.',
  },
  open: {
    fr: 'Touchez *Ajouter*, puis ouvrez Tambour par son icône et revenez à cette page.',
    en: 'Touch *Add*, then open Tambour by its icon and come back to this page.',
  },
})

/** The three steps, drawn, where notifications need them. */
export function HomeScreen() {
  const t = homeScreenMessages()
  const steps = [
    { text: t.share, drawing: <Icon of={Share} size={28} /> },
    { text: t.add, drawing: <Icon of={SquarePlus} size={28} /> },
    { text: t.open, drawing: <img src="/icon.svg" alt="" width="36" height="36" /> },
  ]
  return (
    <section aria-label={t.title} class="sheet flex flex-col gap-3 p-4">
      <h3 class="font-sans font-semibold">{t.title}</h3>
      <p>{t.why}</p>
      <ol class="flex flex-col gap-3">
        {steps.map(({ text, drawing }, place) => (
          <li key={text} class="flex items-center gap-3">
            <span
              aria-hidden="true"
              class="flex size-14 shrink-0 items-center justify-center rounded-box border border-base-300 bg-base-200 text-primary"
            >
              {drawing}
            </span>
            <span class="min-w-0">
              <span class="font-semibold">{place + 1}. </span>
              {emphasized(text)}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What stands on a button is between asterisks. */
const emphasized = (text: string) =>
  text
    .split('*')
    .map((part, place) => (place % 2 === 1 ? <strong key={part}>{part}</strong> : part))

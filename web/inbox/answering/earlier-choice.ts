import { signal } from '@preact/signals'
import { recall, remember } from '../../preferences.ts'

/** Whether what was answered before is proposed, or stands folded, in this browser. */
type Choice = 'open' | 'folded' | 'off'

const place = 'tambour.earlier-answers'
const kept = recall(place)
export const earlierChoice = signal<Choice>(kept === 'folded' || kept === 'off' ? kept : 'open')

export function chooseEarlier(choice: Choice): void {
  earlierChoice.value = choice
  remember(place, choice === 'open' ? null : choice)
}

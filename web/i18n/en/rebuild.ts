import type { rebuild as French } from '../fr/rebuild.ts'
import { count } from './count.ts'

export const rebuild: typeof French = {
  begins: 'Reckoning reply times anew…',
  progress: (done, total) =>
    `Reckoning reply times anew: ${count(done, 'conversation', 'conversations')} of ${total.toLocaleString('en-GB')}`,
  left: left => `${left.toLocaleString('en-GB')} left. Until then, figures still change.`,
  changing: 'Until the end, figures still change.',
}

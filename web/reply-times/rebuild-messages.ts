import { frenchNumber, isSingular } from '../../server/language/french.ts'
import { count } from '../count.ts'
import { translated } from '../language.ts'

/** The words of a rebuild of the reply times, which come while there is one. */
export const rebuildMessages = translated({
  begins: { fr: 'Recalcul des délais…', en: 'Reckoning reply times anew…' },
  progress: (done: number, total: number) => ({
    fr: `Recalcul des délais : ${frenchNumber(done)} ${isSingular(done) ? 'conversation' : 'conversations'} sur ${frenchNumber(total)}`,
    en: `Reckoning reply times anew: ${count(done, 'conversation', 'conversations')} of ${total.toLocaleString('en-GB')}`,
  }),
  left: (count: number) => ({
    fr: `Il en reste ${frenchNumber(count)}. D’ici là, les chiffres changent encore.`,
    en: `${count.toLocaleString('en-GB')} left. Until then, figures still change.`,
  }),
  changing: {
    fr: 'D’ici la fin, les chiffres changent encore.',
    en: 'Until the end, figures still change.',
  },
})

import { frenchNumber, isSingular } from '../../../server/language/french.ts'

/** Reply times that are reckoned anew after a change of the hours or the targets. */
export const rebuild = {
  begins: 'Recalcul des délais…',
  progress: (done: number, total: number) =>
    `Recalcul des délais : ${frenchNumber(done)} ${isSingular(done) ? 'conversation' : 'conversations'} sur ${frenchNumber(total)}`,
  left: (count: number) =>
    `Il en reste ${frenchNumber(count)}. D’ici là, les chiffres changent encore.`,
  changing: 'D’ici la fin, les chiffres changent encore.',
}

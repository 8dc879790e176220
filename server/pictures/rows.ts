/** Pictures of events and posts, inside the transaction that shows them. */
export { copyPictures } from './store/copy.ts'
export {
  findPicture,
  type MediaRow,
  mediaByIds,
  picturesOfEvents,
  picturesOfVariants,
  setEventPictures,
  setVariantPictures,
} from './store/media.ts'
export { findStamped, postersByIds } from './store/stamps.ts'

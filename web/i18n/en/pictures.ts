import type { pictures as fr } from '../fr/pictures.ts'

const pictureCount = (count: number) => (count === 1 ? '1 picture' : `${count} pictures`)

export const pictures: typeof fr = {
  pictures: 'Pictures',
  picturesHelp:
    'Ten at most: pictures of any size, or the poster as a PDF. Drop, paste or choose them.',
  addPictures: 'Add pictures',
  pictureRefused: 'Only JPEG, PNG, WebP, AVIF, GIF and PDF are taken.',
  rejected: (file: string, why: string) => `${file} was not taken. ${why}`,
  tooManyPictures: 'Ten pictures at most: the others were not taken.',
  pictureOf: (place, total) => (total === 1 ? 'Picture' : `Picture ${place} of ${total}`),
  movePictureUp: place => `Move picture ${place} up`,
  movePictureDown: place => `Move picture ${place} down`,
  removePicture: place => `Remove picture ${place}`,
  pictureMoved: (place, total) => `The picture is now in place ${place} of ${total}.`,
  pictureRemoved: place => `Picture ${place} is removed.`,
  altOf: (place, total) =>
    total === 1 ? 'Alternative text' : `Alternative text of picture ${place}`,
  altMissing: 'to describe',
  unfitPicture: (channel, place, total, least) =>
    `${channel} wants larger pictures${least > 0 ? `, at least ${least} px wide` : ''}: replace ${total === 1 ? 'the picture' : `picture ${place}`}, or untick this channel.`,
  tooLarge: name => `${name} is larger than 20 MB: make it smaller, or export it as a JPEG.`,
  sending: percent => `Sending: ${percent}`,
  reading: 'Reading…',
  again: 'Try again',
  altExample:
    'What the picture shows, for those who cannot see it. For example: “Poster of the ball on 13 July: at 9 pm, town hall square, free entrance.”',
  altCount: (used, most) => `${used} of ${most} characters`,
  takeText: 'Take the poster’s text',
  page: pages => `Page of the PDF (of ${pages})`,
  pageOption: page => `Page ${page}`,
  margins: (places, isOne, count) =>
    count === 1
      ? 'White margins will be added to the picture, which this network does not take in this shape.'
      : `White margins will be added to ${isOne ? 'picture' : 'pictures'} ${places}, which this network does not take in this shape.`,
  unfit: (places, isOne, count) =>
    count === 1
      ? 'This network would refuse this picture, which is too small: replace it.'
      : `This network would refuse ${isOne ? 'picture' : 'pictures'} ${places}: too small, to be replaced.`,
  tooMany: (most, count) =>
    most === 0
      ? 'This network takes no picture.'
      : `This network takes only ${pictureCount(most)}, and there are ${count}: remove some.`,
  library: 'Library',
  libraryLead:
    'Pictures that were used before, newest first. Press the one you need: its alternative text comes with it, and can be changed for this time.',
  search: 'Search the alternative texts',
  empty: 'No picture has been used yet',
  emptyHelp: 'Those that you add to an event will appear here, ready to be used again.',
  nothing: search => `No picture speaks of “${search}”.`,
  found: (count, isAll) => `${pictureCount(count)}${isAll ? '' : ' or more'}`,
  more: 'Show older ones',
  unused: 'not used yet',
  used: (title, others) =>
    others === 0 ? title : `${title}, and ${others} other ${others === 1 ? 'time' : 'times'}`,
  take: alt => `Use again: ${alt}`,
  isTaken: 'already chosen',
  added: 'The picture is added.',
  remove: alt => `Delete from the library: ${alt}`,
  removed: 'The picture is deleted from the library.',
  undo: 'Undo',
}

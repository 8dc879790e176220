import { frenchCount, frenchNumber } from '../../server/language/french.ts'
import { translated } from '../language.ts'

/** The words of pictures in the language in force: they come with the forms that take some. */
export const pictureMessages = translated({
  pictures: { fr: 'Images', en: 'Pictures' },
  picturesHelp: {
    fr: 'Dix au plus : des images de toute taille, ou l’affiche en PDF. Déposez-les, collez-les ou choisissez-les.',
    en: 'Ten at most: pictures of any size, or the poster as a PDF. Drop, paste or choose them.',
  },
  addPictures: { fr: 'Ajouter des images', en: 'Add pictures' },
  pictureRefused: {
    fr: 'Seuls les JPEG, PNG, WebP, AVIF, GIF et PDF sont pris.',
    en: 'Only JPEG, PNG, WebP, AVIF, GIF and PDF are taken.',
  },
  rejected: (file: string, why: string) => ({
    fr: `${file} n’a pas été pris. ${why}`,
    en: `${file} was not taken. ${why}`,
  }),
  tooManyPictures: {
    fr: 'Dix images au plus : les autres n’ont pas été prises.',
    en: 'Ten pictures at most: the others were not taken.',
  },
  leftOut: {
    fr: 'Les images n’y paraissent pas.',
    en: 'Pictures are not shown there.',
  },
  pictureOf: (place: number, count: number) => ({
    fr: count === 1 ? 'Image' : `Image ${place} sur ${count}`,
    en: count === 1 ? 'Picture' : `Picture ${place} of ${count}`,
  }),
  movePictureUp: (place: number) => ({
    fr: `Avancer l’image ${place}`,
    en: `Move picture ${place} up`,
  }),
  movePictureDown: (place: number) => ({
    fr: `Reculer l’image ${place}`,
    en: `Move picture ${place} down`,
  }),
  removePicture: (place: number) => ({
    fr: `Retirer l’image ${place}`,
    en: `Remove picture ${place}`,
  }),
  pictureMoved: (place: number, count: number) => ({
    fr: `L’image est maintenant à la place ${place} sur ${count}.`,
    en: `The picture is now in place ${place} of ${count}.`,
  }),
  pictureRemoved: (place: number) => ({
    fr: `L’image ${place} est retirée.`,
    en: `Picture ${place} is removed.`,
  }),
  altOf: (place: number, count: number) => ({
    fr: count === 1 ? 'Texte alternatif' : `Texte alternatif de l’image ${place}`,
    en: count === 1 ? 'Alternative text' : `Alternative text of picture ${place}`,
  }),
  altMissing: { fr: 'à décrire', en: 'to describe' },
  unfitPicture: (channel: string, place: number, count: number, least: number) => ({
    fr: `${channel} veut des images plus grandes${least > 0 ? `, d’au moins ${frenchNumber(least)} px de large` : ''} : remplacez ${count === 1 ? 'l’image' : `l’image ${place}`}, ou décochez ce canal.`,
    en: `${channel} wants larger pictures${least > 0 ? `, at least ${least} px wide` : ''}: replace ${count === 1 ? 'the picture' : `picture ${place}`}, or untick this channel.`,
  }),
  tooLarge: (name: string) => ({
    fr: `${name} dépasse 20 Mo : réduisez-la, ou exportez-la en JPEG.`,
    en: `${name} is larger than 20 MB: make it smaller, or export it as a JPEG.`,
  }),
  sending: (percent: string) => ({ fr: `Envoi : ${percent}`, en: `Sending: ${percent}` }),
  reading: { fr: 'Lecture…', en: 'Reading…' },
  again: { fr: 'Réessayer', en: 'Try again' },
  altExample: {
    fr: 'Ce que l’image montre, pour qui ne la voit pas. Par exemple : « Affiche du bal du 13 juillet : à 21 h, place de la mairie, entrée libre. »',
    en: 'What the picture shows, for those who cannot see it. For example: “Poster of the ball on 13 July: at 9 pm, town hall square, free entrance.”',
  },
  altCount: (used: number, most: number) => ({
    fr: `${frenchNumber(used)} sur ${frenchCount(most, 'signe', 'signes')}`,
    en: `${used} of ${most} characters`,
  }),
  takeText: { fr: 'Reprendre le texte de l’affiche', en: 'Take the poster’s text' },
  page: (pages: number) => ({
    fr: `Page du PDF (sur ${frenchNumber(pages)})`,
    en: `Page of the PDF (of ${pages})`,
  }),
  pageOption: (page: number) => `Page ${page}`,
  margins: (places: string, isOne: boolean, count: number) => ({
    fr:
      count === 1
        ? 'Des marges blanches seront ajoutées à l’image, que ce réseau ne prend pas dans ce format.'
        : `Des marges blanches seront ajoutées ${isOne ? 'à l’image' : 'aux images'} ${places}, que ce réseau ne prend pas dans ce format.`,
    en:
      count === 1
        ? 'White margins will be added to the picture, which this network does not take in this shape.'
        : `White margins will be added to ${isOne ? 'picture' : 'pictures'} ${places}, which this network does not take in this shape.`,
  }),
  unfit: (places: string, isOne: boolean, count: number) => ({
    fr:
      count === 1
        ? 'Ce réseau refuserait cette image, trop petite : remplacez-la.'
        : `Ce réseau refuserait ${isOne ? 'l’image' : 'les images'} ${places} : trop petites, à remplacer.`,
    en:
      count === 1
        ? 'This network would refuse this picture, which is too small: replace it.'
        : `This network would refuse ${isOne ? 'picture' : 'pictures'} ${places}: too small, to be replaced.`,
  }),
  tooMany: (most: number, count: number) => ({
    fr:
      most === 0
        ? 'Ce réseau ne prend pas d’image.'
        : `Ce réseau ne prend que ${frenchCount(most, 'image', 'images')}, et il y en a ${count} : retirez-en.`,
    en:
      most === 0
        ? 'This network takes no picture.'
        : `This network takes only ${pictureCount(most)}, and there are ${count}: remove some.`,
  }),
  library: { fr: 'Bibliothèque', en: 'Library' },
  libraryLead: {
    fr: 'Les images qui ont déjà servi, les plus récentes d’abord. Touchez celle qu’il vous faut : son texte alternatif vient avec elle, et se change pour cette fois.',
    en: 'Pictures that were used before, newest first. Press the one you need: its alternative text comes with it, and can be changed for this time.',
  },
  search: { fr: 'Chercher dans les textes alternatifs', en: 'Search the alternative texts' },
  empty: { fr: 'Aucune image n’a encore servi', en: 'No picture has been used yet' },
  emptyHelp: {
    fr: 'Celles que vous ajouterez à un événement paraîtront ici, prêtes à resservir.',
    en: 'Those that you add to an event will appear here, ready to be used again.',
  },
  nothing: (search: string) => ({
    fr: `Aucune image ne parle de « ${search} ».`,
    en: `No picture speaks of “${search}”.`,
  }),
  found: (count: number, isAll: boolean) => ({
    fr: `${frenchCount(count, 'image', 'images')}${isAll ? '' : ' ou plus'}`,
    en: `${pictureCount(count)}${isAll ? '' : ' or more'}`,
  }),
  more: { fr: 'Afficher les plus anciennes', en: 'Show older ones' },
  unused: { fr: 'n’a pas encore servi', en: 'not used yet' },
  used: (title: string, others: number) => ({
    fr: others === 0 ? title : `${title}, et ${frenchCount(others, 'autre fois', 'autres fois')}`,
    en: others === 0 ? title : `${title}, and ${others} other ${others === 1 ? 'time' : 'times'}`,
  }),
  take: (alt: string) => ({ fr: `Reprendre : ${alt}`, en: `Use again: ${alt}` }),
  isTaken: { fr: 'déjà choisie', en: 'already chosen' },
  added: { fr: 'L’image est ajoutée.', en: 'The picture is added.' },
  remove: (alt: string) => ({
    fr: `Supprimer de la bibliothèque : ${alt}`,
    en: `Delete from the library: ${alt}`,
  }),
  removed: {
    fr: 'L’image est supprimée de la bibliothèque.',
    en: 'The picture is deleted from the library.',
  },
  undo: { fr: 'Annuler', en: 'Undo' },
})

const pictureCount = (count: number) => (count === 1 ? '1 picture' : `${count} pictures`)

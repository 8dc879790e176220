import { frenchCount, frenchNumber } from '../../../server/language/french.ts'

/** Pictures of events and publications, and the library of those that were used. */
export const pictures = {
  pictures: 'Images',
  picturesHelp:
    'Dix au plus : des images de toute taille, ou l’affiche en PDF. Déposez-les, collez-les ou choisissez-les.',
  addPictures: 'Ajouter des images',
  pictureRefused: 'Seuls les JPEG, PNG, WebP, AVIF, GIF et PDF sont pris.',
  rejected: (file: string, why: string) => `${file} n’a pas été pris. ${why}`,
  tooManyPictures: 'Dix images au plus : les autres n’ont pas été prises.',
  pictureOf: (place: number, count: number) =>
    count === 1 ? 'Image' : `Image ${place} sur ${count}`,
  movePictureUp: (place: number) => `Avancer l’image ${place}`,
  movePictureDown: (place: number) => `Reculer l’image ${place}`,
  removePicture: (place: number) => `Retirer l’image ${place}`,
  pictureMoved: (place: number, count: number) =>
    `L’image est maintenant à la place ${place} sur ${count}.`,
  pictureRemoved: (place: number) => `L’image ${place} est retirée.`,
  altOf: (place: number, count: number) =>
    count === 1 ? 'Texte alternatif' : `Texte alternatif de l’image ${place}`,
  altMissing: 'à décrire',
  unfitPicture: (channel: string, place: number, count: number, least: number) =>
    `${channel} veut des images plus grandes${least > 0 ? `, d’au moins ${frenchNumber(least)} px de large` : ''} : remplacez ${count === 1 ? 'l’image' : `l’image ${place}`}, ou décochez ce canal.`,
  tooLarge: (name: string) => `${name} dépasse 20 Mo : réduisez-la, ou exportez-la en JPEG.`,
  sending: (percent: string) => `Envoi : ${percent}`,
  reading: 'Lecture…',
  again: 'Réessayer',
  altExample:
    'Ce que l’image montre, pour qui ne la voit pas. Par exemple : « Affiche du bal du 13 juillet : à 21 h, place de la mairie, entrée libre. »',
  altCount: (used: number, most: number) =>
    `${frenchNumber(used)} sur ${frenchCount(most, 'signe', 'signes')}`,
  takeText: 'Reprendre le texte de l’affiche',
  page: (pages: number) => `Page du PDF (sur ${frenchNumber(pages)})`,
  pageOption: (page: number) => `Page ${page}`,
  margins: (places: string, isOne: boolean, count: number) =>
    count === 1
      ? 'Des marges blanches seront ajoutées à l’image, que ce réseau ne prend pas dans ce format.'
      : `Des marges blanches seront ajoutées ${isOne ? 'à l’image' : 'aux images'} ${places}, que ce réseau ne prend pas dans ce format.`,
  unfit: (places: string, isOne: boolean, count: number) =>
    count === 1
      ? 'Ce réseau refuserait cette image, trop petite : remplacez-la.'
      : `Ce réseau refuserait ${isOne ? 'l’image' : 'les images'} ${places} : trop petites, à remplacer.`,
  tooMany: (most: number, count: number) =>
    most === 0
      ? 'Ce réseau ne prend pas d’image.'
      : `Ce réseau ne prend que ${frenchCount(most, 'image', 'images')}, et il y en a ${count} : retirez-en.`,
  library: 'Bibliothèque',
  libraryLead:
    'Les images qui ont déjà servi, les plus récentes d’abord. Touchez celle qu’il vous faut : son texte alternatif vient avec elle, et se change pour cette fois.',
  search: 'Chercher dans les textes alternatifs',
  empty: 'Aucune image n’a encore servi',
  emptyHelp: 'Celles que vous ajouterez à un événement paraîtront ici, prêtes à resservir.',
  nothing: (search: string) => `Aucune image ne parle de « ${search} ».`,
  found: (count: number, isAll: boolean) =>
    `${frenchCount(count, 'image', 'images')}${isAll ? '' : ' ou plus'}`,
  more: 'Afficher les plus anciennes',
  unused: 'n’a pas encore servi',
  used: (title: string, others: number) =>
    others === 0 ? title : `${title}, et ${frenchCount(others, 'autre fois', 'autres fois')}`,
  take: (alt: string) => `Reprendre : ${alt}`,
  isTaken: 'déjà choisie',
  added: 'L’image est ajoutée.',
  remove: (alt: string) => `Supprimer de la bibliothèque : ${alt}`,
  removed: 'L’image est supprimée de la bibliothèque.',
  undo: 'Annuler',
}

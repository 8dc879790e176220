import { listed } from '../../../../language/text.ts'

/** Praise. */
export const praise = {
  reason: 'courtesy',
  title: { fr: 'Compliments', en: 'Praise' },
  sentence: {
    fr: 'Qui trouve cela beau, bon ou réussi ne demande rien.',
    en: 'Whoever finds it beautiful, good or well done asks for nothing.',
  },
  examples: ['Superbe photo, bravo', 'Super programme'],
  terms: listed(`
    a bien aimé, a de la gueule, à l’année prochaine, à refaire, à tomber, admirable, adopté
    adorable, adorait, adoré, adorent, adorons, agréable, amazing, animé, apaisant, artistes
    astucieux, au carré, au poil, au rendez-vous, aucun regret, aux petits soins, awesome, beau
    beautiful, bel, bel ouvrage, belle, belle tablée, bellissimo, bello, biau, bien aménagé
    bien décoré, bien écrit, bien entretenu, bien fait, bien fleuri, bien joué, bien mangé
    bien organisé, bien préparé, bien rigolé, bien trouvé, bien vu, bijou, bluffant, bo, bonito
    brav, brillant, brilliant, ça bouge, ça c’est de la, ça change, ça donne envie
    ça fait chaud au cœur, ça pète, ça valait le coup, canon, carte postale, c’est bien
    c’est chez nous, c’est nous ça, c’est top, c’est très bien, chair de poule, chaleureuse
    chaleureux, chanceux, chapeau bas, charmant, chic, chouchou, chouette, cocorico, coeur, comblés
    conquis, conquise, content de, content pour, contente pour, convivial, conviviaux, cool
    coup de coeur, créatif, de folie, de rêve, délicat, délicieux, des amours, des champions
    des pros, dingue, dinguerie, donne envie, donne faim, doué, drôle, du bon, du lourd, éblouissant
    éclatés, elle claque, émerveillé, émerveillement, émouvant, en parle encore, en parlent encore
    enchanté, enchantement, encore mieux que l’an dernier, épatant, époustouflant, étaient ravis
    excellent, excellent choix, exceptionnel, exelent, exemplaire, exquis, extra, extraordinaire
    fabuleux, fabulous, fait du bien, fait plaisir, fait rêver, fameux, fan, fantastic, fantastique
    favourite, féerique, festif, festive, fier, fière allure, fierté, fine équipe, formidable, fou
    franc succès, frissons, gâtés, géant, génial, gentil, gorgeous, gourmand, grandiose, great
    héros, heureux de, heureux pour, hübsch, ils assurent, ils gèrent, impeccable, impressionnant
    incroyable, inoubliable, instructif, intéressant, irrésistible, j’aime, jamais autant
    jamais vu aussi, jamais vu autant, jamais vu ça, j’approuve, je recommande, joli, joliment
    joyau, la classe, la perfection, la reine, la relève, le paradis, les boss, les champions
    les loulous, les minots, linda, lindo, longue vie, love, lovely, lumineux, ma puce, magique
    magistral, magnifique, magnifiquement, mais quelle soirée, manifik, manifique, masterclass
    meilleur, mémorable, merveille, merveilleuse, merveilleux, mignon, mimi, moment suspendu
    mon village, mortel, ne m’en lasse pas, nice, nickel, nos jeunes, nos petits, notre village
    on a de la chance, on a passé une, on aime, on applaudit, on approuve, on assure, on croirait
    on dirait, on en mangerait, on est bien ici, on le savait déjà, on ne reconnaît plus
    on ne regrette pas, on ne s’en lasse pas, on recommande, on se croirait, original, ouaouh
    parabéns, parfait, parfaitement, pas mal, pas mieux, pas une fausse note, passionnant, pépite
    perfect, perle, pile à l’heure, pitchoun, pittoresque, plaisant, plein les yeux, plus beau
    plus belle, poétique, polit, prachtig, prend aux tripes, princesse, qualité, que c’est beau
    quelle bonne idée, quelle bonne nouvelle, qu’est-ce qu’elle est belle, qu’est-ce qu’on a ri
    rassurant, rassuré, ravi pour, ravissant, ravissement, redonne vie, régalés, remarquable
    rend heureux, reposant, réussi, réussite, riche idée, rien à dire, rien à envier, rien à jeter
    rien à redire, rien de plus beau, rigolo, rigolote, sans faute, savoureux, scheen, schön
    sensationnel, sent bon, soigné, somptueux, souriant, splendeur, splendide, stars, stylé, sublime
    succulent, super, superbe, sympa, sympathique, talent, talentueuse, talentueux, tiptop, top
    touchant, toujours aussi bien, tout propre, très bien, très bon, très utile, tro bien, trop bien
    trop bon, trop chou, trop contents, trop fort, tu gères, tuerie, un amour, un bel exemple
    un délice, un exemple, un goût de, un plaisir, un succès, un tableau, un trésor, un vrai plaisir
    une reine, une tuerie, validé, vivant, vivement l’année prochaine, vraiment bien, wahou, waouh
    waouw, whaou, wonderful, wow, wunderbar, y a pas photo, y’a pas à dire`),
  /** After « quel »: « quelle voix ». */
  what: listed(`
    accueil, affiche, agilité, allure, ambiance, artiste, artistes, aventure, beau, beauté, bel
    belle, bonheur, boss, boulot, but, cadre, carrière, champions, chance, changement, chanteur
    chanteuse, choc, chrono, classe, coin, concert, couleurs, couple, courage, créativité, cuisinier
    cuisinière, dame, danseur, danseuse, déco, décor, dossard, douceur, élégance, émotion, endroit
    énergie, époque, équipe, exploit, famille, femme, ferveur, fête, feu, forme, froid, gardien
    gâteau, générosité, gentillesse, homme, imagination, joie, joueur, joueuse, journée, longévité
    lumière, match, mémoire, merveille, moment, monde, monsieur, musicien, niveau, orchestre
    organisation, parcours, patience, performance, personnage, perte, phénomène, photo, plaisir
    podium, prestation, programme, régal, réussite, robe, show, soirée, sourire, souvenirs
    spectacle, splendeur, sportif, sportive, succès, tablée, talent, transformation, travail
    tristesse, troupe, vent, victoire, village, voix, vue`),
  /** One of them makes words that everybody uses glad ones (« on y est mieux qu’ailleurs »). */
  glad: listed(`
    bien, joie, heureux, heureuse, plaisir, content, contente, ravi, ravie, ensemble, famille, santé
    amour, enfin, fort, forts, sourire, chance, meilleurs, rêve, rêver, soleil, étoiles, mieux`),
  /** With them they may be a report, an offer or irony. */
  sober: listed(`
    ici, chez, encore, toujours, reste, restent, depuis, lune, rien, trop, seul, seule, froid, vide
    rivière, un, une, des, j, ai, travaille, veux, ils, elles, eux, vu, dans, jardin, résultat, qui
    photo, plus`),
} as const

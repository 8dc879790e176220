import { listed } from './listed.ts'

/** Praise of what was done or shown, and pride in it. */
export const praise = listed(`
    bravo, magnifique, superbe, sublime, splendide, merveilleux, merveille, merveilleuse, génial
    géniale, extra, excellent, formidable, fantastique, extraordinaire, exceptionnel, grandiose
    féerique, somptueux, ravissant, adorable, charmant, mignon, trognon, choupinou, trop chou
    trop choux, craquant, canon, parfait, impeccable, nickel, beau, belle, bel, beaux, biau, joli
    joliment, super, top, au top, topissime, chouette, sympa, sympathique, cool, délicieux
    succulent, une tuerie, tuerie, un délice, un régal, régalés, régalé, trop bon, trop bien
    c’était bon, très bien, très bon, vraiment bien, bien fait, bien joué, beau boulot
    beau travail, bon travail, bon boulot, réussi, réussite, belle réussite, bluffant
    impressionnant, époustouflant, touchant, émouvant, poétique, majestueux, paradisiaque
    idyllique, magique, enchanteur, enchanté, apaisant, reposant, radieux, lumineux, waouh, wahou
    wow, ouah, ouaouh, whaou, whaouh, trop fort, trop forts, chapeau, chapeau bas, respect
    bonne initiative, belle initiative, bonne idée, bonne décision, bonne chose, bonne nouvelle
    excellente nouvelle, excellente idée, excellente initiative, superbe nouvelle, super nouvelle
    super idée, idée magnifique, heureuse initiative, heureuse nouvelle, riche idée
    bonnes nouvelles, que du bonheur, quel bonheur, du bonheur, quelle ambiance, quel talent
    quelle chance, quelle journée, quelle soirée, quel plaisir, quelle équipe, quel spectacle
    quelle vue, quelle bonne idée, quelle bonne nouvelle, quel boulot, quel travail
    quelle merveille, quelle fête, quel bel, quel beau, quelle belle, quels beaux, quelles belles
    quelle jolie, quel joli, quel magnifique, quelle magnifique, quel superbe, quelle superbe
    quelle réussite, quelle beauté, quelle élégance, quel courage, quel moment, quels souvenirs
    quelle aventure, quelle victoire, quel match, quelle classe, quelle joie, belle photo
    bon moment, moment formidable, moment inoubliable, inoubliable, moment suspendu
    moment magique, un pur bonheur, on s’est régalés, je me suis régalé, on s’est bien amusés
    on a adoré, on a aimé, j’ai adoré, j’adore, on adore, adoré, adorons, j’aime, j’aime bien
    j’aime beaucoup, on aime, on aime bien, nous avons adoré, j’ai beaucoup aimé, coup de coeur
    frissons, des frissons, chair de poule, chaud au coeur, fait chaud au coeur, ça fait plaisir
    fait plaisir, ça fait du bien, fait du bien, ça fait rêver, fait rêver, donne envie
    ça donne envie, ça donne faim, donne faim, de toute beauté, de rêve, quelle douceur
    ambiance au rendez-vous, belle ambiance, bonne ambiance, fier, fierté, fiers, fière
    on est fiers, nous sommes fiers, on est les meilleurs, les meilleurs, le meilleur
    la meilleure, plus beau village, plus belle, plus beau, le plus beau, plus beaux, plus belles
    on en redemande, à refaire, vivement la prochaine, vivement l’année prochaine
    à l’année prochaine, sans faute, pas mal, pas mal du tout, pas vilain, y’a pas à dire
    il n’y a pas à dire, rien à dire, rien à redire, rien de tel, jamais vu autant, jamais autant
    on ne regrette pas, ne nous lassons pas, on ne s’en lasse pas, on s’en lasse pas, ne pas aimer
    n’y a pas mieux, pas mieux, jamais déçu, jamais déçus, pas déçu, pas déçus
    on ne reconnaît plus, on ne reconnaît pas, wunderbar, beautiful, lovely, amazing, awesome
    great, nice, gorgeous, so scheen, scheen, schön, sehr schön, wonderful, lindo, parabéns
    maravilhoso, muito bonito, bonito, hermoso, precioso, bellissimo, bello, brav, bravissimo
    bien chanté, très intéressant, intéressant, passionnant, instructif, très utile
    bien entretenu, bien entretenue, tout propre, souriant, souriante, aux petits soins, gentil
    gentille, adorables, dévoué, dévoués, comme promis, pile à l’heure, du beau, du bon
    un bonheur, rien que du bonheur, un plaisir, c’est top, la perfection, ça change
    c’est nous ça, représente, ça claque, ça pète, ça envoie, quel bon moment, bon choix
    excellent choix, on a passé un bon moment, on a passé une bonne, magnifiquement, superbement
    bien vu, bien trouvé, bien pensé, un beau projet, beau projet, longue vie, plein les yeux
    mémorable, le paradis, un petit paradis, fabuleux, splendeur, de qualité, à tomber
    irrésistible, remarquable, admirable, exquis, fameux, délicat, rigolo, rigolote, drôle
    bel hommage, vive, ma fierté, au poil, du tonnerre, un succès, quel succès, beau succès
    franc succès, tro bo, tro beau, tro belle, tro bien, bo, sublimissime, à couper le souffle
    le souffle coupé, conte de fées, conte de fée, doigts de fée, de folie, folie douce
    une vraie carte postale, carte postale, carte de vœux, redonne vie, donne vie, ça redonne
    il fait bon vivre, fait bon vivre, héros, chapeau l’artiste, chapeau les artistes
    chapeau messieurs, chapeau mesdames, chapeau à, quelle longévité, quelle énergie
    quelle organisation, quelle voix, quelles voix, quel artiste, quels artistes, quel accueil
    quel cadre, quel décor, quelle gentillesse, quelle patience, quelle générosité, quelle émotion
    quelles émotions, quelle tablée, quelle photo, quelle lumière, quelles couleurs, quel village
    quel bonheur de, quel moment magique, quelle performance, quelle prestation, quelle déco
    quelle imagination, quelle créativité, quelle transformation, quel changement
    quel coup de jeune, quel coin, quel endroit, quelle splendeur, quelle bonne soirée
    quelle bonne journée, quelle bonne ambiance, cocorico, digne de, en beauté, haut en couleur
    hauts en couleur, soigné, soignée, chaleureux, chaleureuse, convivial, conviviale, conviviaux
    festif, festive, joyeux moment, vivant, vivante, animé, embelli, embellie, valorisé
    mise en valeur, met en valeur, mettent en valeur, pittoresque, bucolique, romantisme
    éblouissant, éblouissante, époustouflante, épatant, épatante, inédit, original, originale
    ingénieux, astucieux, astucieuse, créatif, talentueux, talentueuse, talent, talents, doué
    douée, doués, brillant, brillante, virtuose, magistral, magistrale, parfaitement, prodigieux
    phénoménal, démentiel, dingue, incroyable, fou, mortel, stylé, stylée, trop stylé, qualité
    au rendez-vous, était au rendez-vous, au rdv, une pépite, pépite, bijou, un bijou
    un vrai bijou, un trésor, chef-d’œuvre, oeuvre d’art, œuvre d’art, perle, joyau, un havre
    havre de paix, un petit bout de paradis, coin de paradis, nos héros, on a de la chance
    nous avons de la chance, quelle chance on a, chanceux, bien écrit, bien raconté, bien organisé
    bien organisée, bien orchestré, bien préparé, bien décoré, bien fleuri, bien pris, bien prise
    bien cadré, bien rénové, bien restauré, bien aménagé, bien conçu, bien mené, bien bossé
    bien travaillé, bien mangé, on a bien mangé, on a bien dansé, bien rigolé, on s’est éclaté
    on s’est éclatés, on s’est bien marré, éclatés, passé un excellent moment
    passé un super moment, excellent moment, super moment, très bon moment, agréable, agréables
    agréable moment, agréable surprise, belle surprise, bonne surprise, bien agréable
    très agréable, plaisant, splendides, mention spéciale, un grand bravo, grand bravo
    un immense bravo, mille bravos, bravos, applaudissements, standing ovation, clap clap
    coup de chapeau, on applaudit, j’applaudis, vous êtes au top, vous êtes formidables
    des gens formidables, de belles personnes, de l’or, un amour, des amours, trop mimi, mimi
    choupi, choupis, mignonne, adorables frimousses, frimousses, craquante, trop choupinous
    loulous d’amour, beaux sourires, sourires des enfants, félin, enchantement, ravissement
    émerveillement, émerveillé, émerveillés, subjugué, conquis, conquise, nous avons passé
    on a passé une, on a passé une super, on a vraiment passé, un vrai plaisir, un réel plaisir
    un véritable plaisir, avec brio, haut la main, au petit oignon, aux petits oignons, tip top
    tiptop, nickel chrome, rien à envier, c’est bien fait, c’est bien, c’est très bien
    c’est super bien, ça fait propre, ça a de l’allure, de l’allure, fière allure
    ça a de la gueule, a de la gueule, ça en jette, en jette, ça déchire, déchire, ça rend bien
    rend bien, ça rend super bien, ça envoie du lourd, du lourd, validé, j’approuve, on approuve
    adopté, je suis fan, on est fan, fan, je like, on like, coeur, i love, love, ti amo, perfect
    well done, muy bonito, que bonito, que lindo, que linda, linda, lindíssimo, show, nota dez
    très mooi, prachtig, mooi, super schön, toll, klasse, super toll, bellissima, complimenti
    que bello, guapa, guapos, gran trabajo, mont a ra mat, brav eo, brao eo, qu’ei beròth
    es polit, polit, plan polit, mile bravos, ça c’est de la, ça c’est du, on croirait
    on se croirait, ça ressemble à un tableau, un tableau, tableau de maître, l’âme du village
    plus beau jour, au plus haut, le plus joli, la plus jolie, plus joli, les plus beaux
    les plus belles, une des plus belles, un des plus beaux, un des meilleurs, une des meilleures
    meilleur, meilleure, n’a pas à rougir, pas à rougir, pas peu fier, pas peu fière, jamais vu ça
    jamais vu aussi, jamais mangé aussi, jamais vu un aussi, jamais autant ri, pas encore remis
    on en parle encore, on n’est pas déçu, on n’a pas été déçus, on a pas été déçus
    pas une fausse note, aucune fausse note, sans fausse note, il n’y a rien à jeter, rien à jeter
    y’a rien à dire, on s’y croirait, on se lasse pas, on ne s’ennuie pas, on s’ennuie pas
    on peut être fiers, on peut être fier, nous pouvons être fiers, vous pouvez être fiers
    vous pouvez être fier, peut être fier, tu peux être fier, tu peux être fière
    l’union fait la force, notre beau village, mon beau village, notre joli village
    notre si beau village, nos belles, nos beaux, qu’est-ce que c’est beau
    qu’est-ce que c’est bon, qu’est-ce que c’est joli, qu’est-ce que c’est bien
    qu’est-ce qu’on est bien, qu’est-ce qu’on est fiers, qu’est-ce qu’on a ri
    qu’est-ce qu’on s’est régalés, qu’est-ce qu’elle est belle, qu’est-ce qu’il est beau
    qu’est-ce qu’ils sont beaux, qu’est-ce que j’aime, qu’est-ce que c’était bien
    qu’est-ce que c’était bon, comme c’est beau, ce que c’est beau, que c’est beau, que c’est bon
    que c’est joli, comme ils sont beaux, comme elle est belle, dieu que c’est beau, pas plus beau
    y’a pas plus beau, il n’y a pas plus beau, n’y a pas plus beau, y’a pas mieux
    il n’y a pas mieux, nulle part ailleurs, pas ailleurs, vivrais pas ailleurs
    vivre nulle part ailleurs, pas partir, quitterais pour rien au monde, je ne changerais
    changerais pour rien, aucun regret, zéro regret, que du positif, les champions
    on est les champions, champions du monde, à l’honneur, mis à l’honneur, on parle de nous
    on est célèbres, c’est chez nous, c’est mon village, mon village, notre village
    mon village à moi, mon petit village, mon bled, notre clocher, nos couleurs, nos jeunes
    la relève, la relève est assurée, la relève est là, un exemple, un bel exemple
    un exemple pour tous, exemplaire, exemplaires, c’est tout nous, ça c’est nous, on assure
    on gère, ils assurent, ils gèrent, elle assure, il assure, il gère, elle gère, nickel les gars
    au carré, tiré à quatre épingles, un travail de titan, travail de titan, travail de fourmi
    travail remarquable, du bel ouvrage, bel ouvrage, de l’art, c’est de l’art, artistes
    des artistes, de vrais artistes, des pros, de vrais pros, un vrai pro, de main de maître
    main de maître, vous êtes des chefs, des chefs, des champions, des as, des stars, stars
    une star, la star, une reine, la reine, un prince, des princesses, princesse, princesses
    mes amours, mon amour, ma puce, mes puces, ma poupée, mon coeur, mon cœur, mes chéris
    mes chouchous, chouchou, petit cœur, petit coeur, les bouts de chou, bout de chou
    bouts de chou, les minots, les loulous, les pitchouns, pitchoun, nos petits, nos petits bouts
    trop contents, trop content, heureux de, heureuse de, ravis de, ravie de, ravi de, content de
    contente de, contents de, un moment de partage, partage et, belle tablée, belle brochette
    belle équipe, belle bande, fine équipe, dream team, une équipe au top, équipe de choc
    ça rassure, rassurant, rassurante, rassuré, rassurée, on se sent bien, se sent bien
    on se sent en sécurité, sentir bien, on y est bien, on est bien ici, on est bien chez nous
    on vit bien, bien vivre, il fait bon, fait bon, c’est vivant, ça bouge, ça vit
    ça donne la pêche, donne la pêche, donne le sourire, ça donne le sourire, redonne le sourire
    met de bonne humeur, bonne humeur, ça réchauffe, réchauffe le cœur, réchauffe le coeur
    met du baume, baume au cœur, met en joie, rend heureux, ça rend heureux, ça sent bon, sent bon
    ça sentait bon, ça a l’air bon, a l’air bon, a l’air super, a l’air bien, l’eau à la bouche
    mettent l’eau à la bouche, met l’eau à la bouche, j’en veux, j’en reprendrais, on en mangerait
    à croquer, à tomber par terre, fondant, savoureux, savoureuse, gourmand, gourmande, un goût de
    goûteux, goûteuse, moelleux, croustillant, croustillante, bon comme tout`)

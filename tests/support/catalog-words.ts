const words = (text: string): readonly string[] => text.trim().split(/\s+/)

/** Most used first, as the generator of catalogs picks them. */
export const colours = words(`
  Black White Blue Red Green Pink Grey Navy Silver Cream Brown Yellow Gold Ivory Purple Orange Beige Turquoise Copper
  Charcoal Teal Burgundy Olive Mint Coral Mustard Lavender Khaki Lilac Rose Sand Amber Emerald Indigo Crimson Bordeaux
  Taupe Fuchsia Aubergine Petrol Écru Anthracite Champagne Terracotta Magenta Cobalt Sapphire Cognac
`)

export const sizes = words('S M L XL XS XXL 38 40 42 36 44 46')

export const adjectives = words(`
  Classic Small Large Vintage Mini Organic Premium Assorted Hanging Striped Floral Handmade Round Square Slim Soft
  Natural Portable Folding Deluxe Traditional Everyday Original Polka Decorative Wireless Heavy Light Lightweight Retro
  Antique Padded Quilted Reversible Waterproof Insulated Stackable Adjustable Magnetic Rustic Nordic Oversized Double
  Single Triple Compact Professional Junior Ladies Unisex Recycled Brushed Polished Matte Glazed Embroidered Knitted
  Woven Crochet Printed Personalised Seasonal Festive Luxury Essential Ergonomic Rechargeable Washable Breathable Fine
  Roasted Smoked Salted Sugar-free Gluten-free Vegan Spicy Sweet Sparkling Pickled Dried Crushed Marinated Toasted Bitter
  Moroccan Swedish Danish Japanese Provençal Tuscan Andalusian Bavarian Cornish Highland Alpine Baltic Moorish Colonial
`)

export const materials = words(`
  Cotton Glass Wooden Leather Metal Paper Linen Steel Ceramic Wool Silk Oak Copper Silver Felt Bamboo Enamel Porcelain
  Velvet Canvas Marble Zinc Brass Rattan Denim Cashmere Merino Jute Walnut Beech Acrylic Crystal Stoneware Bone Cork
  Titanium Aluminium Silicone Rubber Bronze Slate Granite Wicker Flannel Fleece Corduroy Suede Satin Chiffon Hemp
  Mahogany Teak Pine Birch Alabaster Terrazzo Polyester Nylon Pewter Concrete Soapstone Mohair Alpaca Seersucker
`)

export const motifs = words(`
  Heart Star Rose Bird Butterfly Tree Dot Cat Dog Owl Rabbit Strawberry Daisy Robin Snowflake Anchor Feather Elephant
  Paisley Tulip Ladybird Mushroom Bicycle Skull Moon Angel Cherry Lemon Apple Fern Ivy Holly Reindeer Penguin Flamingo
  Hedgehog Dragonfly Peacock Woodland Seaside Circus Carousel Alphabet Gingham Tartan Herringbone Chevron Damask Baroque
  Rococo Poppy Sunflower Lavender Magnolia Orchid Thistle Whale Octopus Lighthouse Compass Hummingbird Kingfisher
`)

/** What is sold, by the category that it is found in. */
export const things: readonly (readonly [category: string, names: readonly string[]])[] = [
  [
    'Kitchen',
    words(
      'Mug Bowl Plate Jar Tray Kettle Teapot Cup Saucer Spoon Apron Jug Tin Board Knife Saucepan Whisk Casserole Colander Ladle Corkscrew Grater Peeler Spatula Ramekin Cafetière Decanter Carafe Tumbler Goblet Napkin Trivet',
    ),
  ],
  [
    'Clothing',
    words(
      'Shirt Dress Jumper Scarf Jacket Top Trousers Skirt Hat Gloves Socks Coat Cardigan Blouse T-shirt Hoodie Jeans Leggings Waistcoat Pyjamas Dungarees Poncho Beanie Kimono Parka Chinos Camisole Tights',
    ),
  ],
  [
    'Home',
    words(
      'Cushion Candle Lamp Clock Mirror Frame Vase Blanket Basket Holder Box Rug Curtain Lantern Hook Doormat Wallpaper Bookend Chandelier Ornament Garland Tablecloth Bedspread Duvet Pillowcase Nightlight Coaster Hanger Umbrella',
    ),
  ],
  [
    'Jewellery',
    words('Necklace Earrings Bracelet Ring Brooch Pendant Bangle Cufflinks Anklet Locket Charm Hairslide Tiara Choker'),
  ],
  [
    'Stationery',
    words(
      'Card Notebook Pen Wrap Calendar Pencil Sticker Envelope Journal Ribbon Stamp Folder Scissors Diary Planner Sketchbook Crayon Highlighter Eraser Sharpener Stapler Postcard Bookmark Parcel',
    ),
  ],
  [
    'Garden',
    words(
      'Pot Trowel Hose Seeds Planter Watering-can Spade Parasol Birdhouse Wheelbarrow Secateurs Trellis Windchime Hammock Sundial Lawnmower Compost Fertiliser Rake Greenhouse Bench Shears',
    ),
  ],
  [
    'Food',
    words(
      'Coffee Tea Chocolate Biscuit Honey Jam Oil Pasta Rice Sauce Crème Soup Cheese Mustard Salt Pepper Vinegar Chutney Olives Almonds Granola Marzipan Nougat Praline Shortbread Liquorice Ketchup Marmalade Espresso Cinnamon Turmeric Cardamom',
    ),
  ],
  [
    'Toys',
    words(
      'Puzzle Doll Ball Game Blocks Train Robot Teddy Kite Marbles Dominoes Spinning-top Skipping-rope Playhouse Yo-yo Puppet Xylophone Tambourine Rocking-horse Jigsaw Dinosaur Racetrack',
    ),
  ],
  [
    'Electronics',
    words(
      'Cable Charger Speaker Headphones Case Keyboard Mouse Adapter Monitor Camera Tripod Microphone Battery Router Printer Projector Smartwatch Earbuds Webcam Powerbank Thermostat Doorbell Soundbar Turntable Amplifier',
    ),
  ],
  [
    'Tools',
    words(
      'Hammer Screwdriver Drill Saw Pliers Wrench Tape Ladder Screws Nails Chisel Sander Spanner Toolbox Level Clamp Grinder Multimeter Brush Roller Varnish Sandpaper Hinge Bracket Padlock',
    ),
  ],
  [
    'Sports',
    words(
      'Bottle Mat Racket Helmet Gloves Bag Backpack Tent Bicycle Skates Dumbbell Goggles Snorkel Surfboard Sleeping-bag Whistle Shorts Trainers Football Shuttlecock Paddle Wetsuit',
    ),
  ],
  [
    'Beauty',
    words(
      'Soap Cream Lotion Shampoo Perfume Lipstick Brush Towel Mascara Conditioner Deodorant Toothbrush Moisturiser Scrub Bath-bomb Sponge Hairbrush Serum Sunscreen Aftershave',
    ),
  ],
]

/** Parts that make names of brands and series, of which a large catalog has thousands. */
export const firstSyllables = words(`
  Ar Bel Cor Dal El Fen Gar Hal Iv Jor Kel Lin Mar Nor Ol Per Quin Ros Sel Tor Ul Ver Wil Xan Yar Zel Bran Cal Dor Est
  Fal Gren Hel Jun Kar Lor Mon Nel Or Pal Rav Sor Tal Vin Wes Åst Bjø Éta Frö Grü Søn Tho Shel Chan Stan Brid Clar Krem
`)
export const middleSyllables = words(`
  a e i o u an en in on ar er or al el il am em im ada ela ina ora ume ist ent ant ond und ing est ast erb ard olt unk
`)
export const lastSyllables = words(`
  ton ville berg sen son field wick mont dale ford ham ley stad by heim ric ven dorf nova tex line ware craft lux tia ria
  vik holm land mark bury gate well more ette elle ano ini ski ova ara era ita oni ux ex ix
`)

/** Names in writing without spaces, and in other alphabets. */
export const otherScripts = words('緑茶 抹茶セット 黒胡椒 카페라떼 чайник самовар ελαιόλαδο 和紙ノート 竹籠 扇子')

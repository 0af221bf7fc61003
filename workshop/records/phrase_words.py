"""The words of recovery phrases: short, common, harmless, told apart by ear, and no two of them one slip of
a finger apart (a test holds that). There are 512, so three of them are 27 bits; a phrase with a word that is
taken out opens nothing any more."""

_LIST = """
album almanac almond anchor ankle answer antelope apple apron arrow artist august autumn avocado
bacon badge bagel bakery balcony ball balloon bamboo banana bandage banjo barn barrel basket
bathrobe bathtub beach bean beaver bedroom beehive berry bicycle bird birthday biscuit blanket
blossom blue boat bonfire bonnet book bookcase bottle boulder bowl box bracelet brass brick bridge
broccoli broom brother bubble bucket buffalo builder bulb bush butter button cabbage cabin cable
cactus cake calendar camel camera camp campfire candle canoe canyon captain caramel card cardinal
carpet carrot carton cashew castle cat celery chain chalk cheese chef cherry chess chicken children
chimney cinema cinnamon circle city clarinet clay cloud clover club coach coast cocoa coconut coffee
coin comb comet concert cookie copper coral corner cottage cotton country cowboy crab cracker crane
crayon cricket crow crystal cucumber cup cupboard curtain cushion dairy dance daughter december
dentist desert desk diamond dinner dish doctor dog doll dolphin dome donkey door dozen drawer dress
drum duck eagle earring earth egg elephant eleven engine envelope eraser evening eyebrow fabric
falcon family farm farmer father february fence fiddle field fifteen finger five flag flame flamingo
flute folder football forest fork forty fountain freckle friday friend frog frost fruit funnel
galaxy gallon garage garden garlic gate giraffe glass globe gold goose grandma granite grape gravel
green guitar haircut hammer hand harbor harvest hazelnut hedgehog helmet heron hill hockey honey
horse hotel igloo island jacket jaguar jam january jeans jelly jigsaw jogger juice jungle juniper
kangaroo kettle keyboard keychain kitchen kite kitten knee ladder ladybug lamb lantern laundry
lavender lawn leaf leather lemon leopard letter lettuce library lily lime lion lobster lock luggage
lunch magnet magpie mailbox mango map maple marble market meadow medal melon menu meteor milk minute
mirror monday moon mother motor movie muffin music mustard napkin needle nest nine noodle north
nurse nutmeg oak oatmeal ocean october octopus olive omelet onion opera orange orchard origami
ostrich oven package paddle page paint painter pajamas palace palm pancake panda papaya paper parade
parsley party pasta pasture path peanut pebble pelican pencil penguin penny pepper piano pickle
picnic picture pigeon pillow pilot pink pipe pizza planet plate plum pocket polka pond popcorn porch
potato present pretzel pudding pumpkin puppet puppy purple puzzle pyramid quarter quilt rabbit
raccoon radio raft rainbow ranch ribbon ring river road robin robot roof rooster rope ruby rug ruler
sailor salad salmon salt sandal sapling saucer scarf school scooter seagull seven shadow shampoo
sheep shelf ship shirt shoe shovel silver sister sixteen skate sky sled sleeve slipper snail snow
snowman soap soccer sofa south sparrow spinach sponge spoon spring stable stadium stamp stapler star
station statue stone stool storm street student sugar summer sunday sunrise supper swan sweater
swimmer swing taxi teacher teapot tennis tent thermos thirty thumb thunder ticket tiger tile timber
toaster tomato tornado towel town tractor traffic train tree truck trumpet tuesday tugboat tulip
turkey turtle twelve twenty uncle valley vanilla vase velvet village vinegar violet violin visitor
volcano waffle wagon wallet walnut water wheat whistle window winter wool writer yellow yogurt yoyo
zebra zipper
"""
WORDS: tuple[str, ...] = tuple(_LIST.split())

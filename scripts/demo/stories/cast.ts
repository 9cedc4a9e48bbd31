/** Who drives what: the invented drivers and vehicles of the demo fleet. */
import type { DriverLook } from '../scene/shot';
import type { OwnVehicle, Person } from '../story';

const look = (changes: Partial<DriverLook>): DriverLook => ({
  skin: [226, 180, 150],
  hair: [84, 58, 44],
  shirt: [62, 92, 128],
  vest: false,
  beard: false,
  glasses: false,
  longHair: false,
  ...changes,
});

const person = (id: number, name: string, changes: Partial<DriverLook>): Person => ({
  id,
  name,
  look: look(changes),
});

export const DRIVERS = {
  sanne: person(301, 'Sanne Hoekstra', {
    hair: [196, 152, 92],
    longHair: true,
    shirt: [58, 104, 112],
  }),
  yusuf: person(302, 'Yusuf Demir', {
    hair: [40, 34, 32],
    beard: true,
    vest: true,
    skin: [206, 158, 124],
  }),
  piet: person(303, 'Piet van Loon', {
    hair: [172, 170, 166],
    glasses: true,
    shirt: [112, 84, 76],
  }),
  amara: person(304, 'Amara Owusu', {
    hair: [34, 28, 28],
    skin: [128, 86, 64],
    longHair: true,
    shirt: [170, 92, 66],
  }),
  joris: person(305, 'Joris Bakker', { hair: [176, 104, 58], beard: true, shirt: [74, 98, 74] }),
  mei: person(306, 'Mei Lin de Wit', {
    hair: [32, 30, 34],
    skin: [232, 196, 164],
    glasses: true,
    vest: true,
  }),
  tomasz: person(307, 'Tomasz Zielinski', { hair: [120, 92, 62], vest: true, shirt: [52, 60, 78] }),
  ravi: person(308, 'Ravi Ramdin', {
    hair: [36, 32, 32],
    skin: [166, 116, 82],
    shirt: [88, 84, 124],
  }),
} as const;

const vehicle = (
  name: string,
  carId: number,
  kind: OwnVehicle['kind'],
  colour: OwnVehicle['colour'],
  deviceName: string,
): OwnVehicle => ({
  name,
  carId,
  kind,
  colour,
  deviceCid: `D46C${String(carId * 7919).padStart(8, '0')}`,
  deviceName,
});

export const VEHICLES = {
  van03: vehicle('Van 03', 203, 'van', [74, 118, 150], 'K245 embedded'),
  van07: vehicle('Van 07', 207, 'van', [230, 232, 230], 'K220 + 3 TVI'),
  van11: vehicle('Van 11', 211, 'van', [214, 168, 72], 'K245 embedded'),
  truck12: vehicle('Truck 12', 212, 'truck', [60, 122, 118], 'MVR 4-channel'),
  truck15: vehicle('Truck 15', 215, 'truck', [176, 74, 62], 'MVR 4-channel'),
  car21: vehicle('Car 21', 221, 'van', [96, 106, 118], 'K165'),
} as const;

/** Paint of the other road users. */
export const PAINT = {
  blue: [72, 108, 156],
  red: [188, 66, 58],
  white: [228, 230, 230],
  black: [54, 58, 66],
  silver: [172, 178, 184],
  green: [82, 124, 98],
  yellow: [222, 176, 66],
  teal: [58, 132, 138],
} as const;

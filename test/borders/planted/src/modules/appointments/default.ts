// expect: manners
export default function book(): void {}

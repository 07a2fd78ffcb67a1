import {
  ArrayType,
  type BaseType,
  BooleanType,
  LiteralType,
  NullType,
  NumberType,
  ObjectProperty,
  ObjectType,
  StringType,
  type SubNodeParser,
  UnionType,
  UnknownType,
} from 'ts-json-schema-generator';
import ts from 'typescript';

/** The generator reads declarations. A type that zod infers has none, so the compiler is asked what it is. */
export class InferredTypeParser implements SubNodeParser {
  private objects = 0;

  constructor(private readonly checker: ts.TypeChecker) {}

  supportsNode(node: ts.Node): boolean {
    return ts.isTypeReferenceNode(node) && /^z\.(infer|input|output)$/.test(node.typeName.getText());
  }

  createType(node: ts.Node): BaseType {
    return this.read(this.checker.getTypeAtLocation(node), node);
  }

  private read(type: ts.Type, node: ts.Node): BaseType {
    if (type.isStringLiteral() || type.isNumberLiteral()) return new LiteralType(type.value);
    // To the compiler a boolean is a union, too.
    if (type.flags & ts.TypeFlags.Boolean) return new BooleanType();
    if (type.isUnion()) return this.readUnion(type, node);
    if (type.flags & ts.TypeFlags.BooleanLiteral) {
      return new LiteralType(this.checker.typeToString(type) === 'true');
    }
    if (type.flags & ts.TypeFlags.String) return new StringType();
    if (type.flags & ts.TypeFlags.Number) return new NumberType();
    if (type.flags & ts.TypeFlags.Null) return new NullType();
    if (type.flags & ts.TypeFlags.Unknown) return new UnknownType();
    const item = this.checker.isArrayType(type) ? type.getNumberIndexType() : undefined;
    if (item) return new ArrayType(this.read(item, node));
    if (type.flags & ts.TypeFlags.Object) return this.readObject(type, node);
    throw new Error(`Cannot describe ${this.checker.typeToString(type)} in ${node.getText()}`);
  }

  // Null last, as it is written everywhere else.
  private readUnion({ types }: ts.UnionType, node: ts.Node): BaseType {
    const isNull = ({ flags }: ts.Type) => (flags & ts.TypeFlags.Null) !== 0;
    const inOrder = [...types.filter((type) => !isNull(type)), ...types.filter(isNull)];
    return new UnionType(inOrder.map((type) => this.read(type, node)));
  }

  private readObject(type: ts.Type, node: ts.Node): BaseType {
    const properties = type.getProperties().map((property) => {
      const isOptional = (property.flags & ts.SymbolFlags.Optional) !== 0;
      const told = this.checker.getTypeOfSymbolAtLocation(property, node);
      // Under exactOptionalPropertyTypes an optional one that says undefined is not sent either.
      const held = isOptional ? this.checker.getNonNullableType(told) : told;
      const isNullable = told.isUnion() && told.types.some(({ flags }) => flags & ts.TypeFlags.Null);
      const base = this.read(held, node);
      const value = isOptional && isNullable ? new UnionType([base, new NullType()]) : base;
      return new ObjectProperty(property.name, value, !isOptional);
    });
    const values = type.getStringIndexType();
    this.objects += 1;
    const id = `inferred-${this.objects}`;
    return new ObjectType(id, [], properties, values ? this.read(values, node) : false);
  }
}

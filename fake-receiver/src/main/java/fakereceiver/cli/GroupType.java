package fakereceiver.cli;

import java.util.Collection;
import java.util.List;
import picocli.CommandLine.Model.ITypeInfo;

/**
 * The type of a field that has the values of a group of options.
 *
 * @param field that of the field: of the group, or a list of such
 * @param group that of the group
 */
record GroupType(Class<?> field, Class<?> group) implements ITypeInfo {

  @Override
  public boolean isBoolean() {
    return false;
  }

  @Override
  public boolean isMultiValue() {
    return isCollection();
  }

  @Override
  public boolean isOptional() {
    return false;
  }

  @Override
  public boolean isArray() {
    return false;
  }

  @Override
  public boolean isCollection() {
    return Collection.class.isAssignableFrom(field);
  }

  @Override
  public boolean isMap() {
    return false;
  }

  @Override
  public boolean isEnum() {
    return false;
  }

  @Override
  public List<String> getEnumConstantNames() {
    return List.of();
  }

  @Override
  public String getClassName() {
    return field.getName();
  }

  @Override
  public String getClassSimpleName() {
    return field.getSimpleName();
  }

  @Override
  public List<ITypeInfo> getAuxiliaryTypeInfos() {
    return List.of(new GroupType(group, group));
  }

  @Override
  public List<String> getActualGenericTypeArguments() {
    return List.of();
  }

  @Override
  public Class<?> getType() {
    return field;
  }

  @Override
  public Class<?>[] getAuxiliaryTypes() {
    return new Class<?>[] {group};
  }
}

trigger SpecOrderTrigger on Spec_Order__c(
    before insert,
    before update,
    before delete,
    after insert,
    after update,
    after delete,
    after undelete
) {
    SpecTriggerLog.record('order');
    SpecTriggerLog.orders(Trigger.new);
    SpecTriggerLog.misbehave();
}
